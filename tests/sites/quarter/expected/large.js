= static/large.js
