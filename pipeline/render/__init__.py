"""Values to documents: pages as HTML, the same documents as PDF, and pictures as SVG."""
