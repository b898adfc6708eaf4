"""What an operator needs: backup and restore, a test of the mail settings, and the state of the site's health."""
