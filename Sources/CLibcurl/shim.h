/* curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

static inline CURLcode corridor_curl_long(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode corridor_curl_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode corridor_curl_pointer(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode corridor_curl_list(CURL *curl, struct curl_slist *value) {
    return curl_easy_setopt(curl, CURLOPT_HTTPHEADER, value);
}

typedef size_t (*corridor_curl_taker)(char *, size_t, size_t, void *);

static inline CURLcode corridor_curl_take(
    CURL *curl, CURLoption option, corridor_curl_taker taker) {
    return curl_easy_setopt(curl, option, taker);
}

typedef int (*corridor_curl_watcher)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

static inline CURLcode corridor_curl_watch(CURL *curl, corridor_curl_watcher watcher) {
    return curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, watcher);
}

/* http and https alone, whatever libcurl was built with. */
static inline CURLcode corridor_curl_web_only(CURL *curl) {
#if LIBCURL_VERSION_NUM >= 0x075500
    return curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    return curl_easy_setopt(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}
