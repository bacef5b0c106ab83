"""Every document and page of the site: values from a dossier, a template, a place."""
