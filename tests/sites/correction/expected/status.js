= static/status.js
