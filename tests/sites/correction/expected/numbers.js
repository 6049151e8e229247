= static/numbers.js
