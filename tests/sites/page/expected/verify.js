= static/verify.js
