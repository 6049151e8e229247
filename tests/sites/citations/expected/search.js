= static/search.js
