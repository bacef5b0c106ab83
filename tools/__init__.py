"""Programs that make what the project keeps."""
