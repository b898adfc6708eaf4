"""The pages room: planning pages, their sections and slots, and documents."""
