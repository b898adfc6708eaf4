"""moothill serve."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from moothill.config import serve
from moothill.config.env import read


class Command(BaseCommand):
    """Makes the database ready and serves the site."""

    help = "Serve the site (MOOTHILL_HOST, PORT; stop with Ctrl-C)"

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument(
            "--with-sample", action="store_true", help="load the sample cycle if it is not there yet"
        )

    def handle(self, *args: object, **options: object) -> None:
        """Runs until it is stopped."""
        host, port = settings.HOST, settings.PORT
        serve.check_port(host, port)
        held = serve.hold_home(settings.HOME)
        try:
            serve.prepare(self._say, with_sample=bool(options["with_sample"]))
            shown = f"[{host}]" if ":" in host else host
            self._say(f"Moothill is at http://{shown}:{port}/ (stop with Ctrl-C)")
            serve.run(
                host=host,
                port=port,
                workers=read("MOOTHILL_WORKERS"),
                threads=read("MOOTHILL_THREADS"),
                application=serve.EMBEDDED if settings.EMBEDDED else serve.PLAIN,
            )
        finally:
            if held:
                held.close()

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
