"""Pages as tagged PDF. The printer fetches nothing but the static files of this site."""
