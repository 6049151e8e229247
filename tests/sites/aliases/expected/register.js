= static/register.js
