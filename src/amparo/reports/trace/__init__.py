"""What ``amparo trace`` shows besides text: a page, a picture, and one JSON document."""
