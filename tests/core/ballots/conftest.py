"""No clock for a single example: how long one takes says more of the machine than of the count.

Hypothesis takes its settings when a test is collected, so this holds for the tests collected after these, too.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("unclocked", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unclocked")
