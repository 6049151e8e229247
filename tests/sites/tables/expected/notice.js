= static/notice.js
