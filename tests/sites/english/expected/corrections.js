= static/corrections.js
