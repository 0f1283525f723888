"""What is concluded, each conclusion with its reasons, and each reason with its evidence."""
