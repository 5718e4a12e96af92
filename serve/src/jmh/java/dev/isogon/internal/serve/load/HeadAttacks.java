package dev.isogon.internal.serve.load;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Requests that are bad before their bodies are, and bytes that are none. */
final class HeadAttacks {

    private static final List<String> PATHS = List.of(
            "/../../../../etc/passwd",
            "/v1/%2e%2e/%2e%2e/etc/passwd",
            "/v1/galleries/..%2f..%2fetc",
            "//v1//galleries",
            "/v1/galleries/people%00",
            "/v1/galleries/%c0%ae%c0%ae/",
            "/v1/galleries/people;a=b",
            "/v1/galleries/%zz",
            "/%",
            "/v1/galleries/people/subjects/1/images/1/picture/..",
            "*",
            "http://other.example/v1/galleries",
            "/v1/galleries?%ff=%fe",
            "/v1/galleries/people/subjects/%2e%2e",
            "/v1\\galleries",
            "/" + "a".repeat(7000),
            "/" + "a/".repeat(3000),
            "/v1/health#x",
            "/v1/galleries/people/subjects?limit=1&limit=2&" + "a=b&".repeat(1000),
            "/v1/galleries/{gallery}");

    private final String read;

    /** @param read a key that may only ask */
    HeadAttacks(String read) {
        this.read = read;
    }

    /** What draws each kind. */
    List<Function<Random, Attack>> kinds() {
        return List.of(this::path, this::key, this::huge, this::method, this::framing, this::noise);
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Attack path(Random random) {
        return new Attack(
                "path",
                RawRequest.of(one(random, List.of("GET", "POST", "DELETE")), one(random, PATHS), read)
                        .nothing());
    }

    /** None, wrong ones, and one that may not do this. */
    private Attack key(Random random) {
        String method = one(
                random,
                List.of(
                        "DELETE /v1/galleries/people/subjects/1",
                        "DELETE /v1/galleries/people/strangers",
                        "GET /v1/metrics",
                        "GET /v1/galleries/people/changes",
                        "DELETE /v1/galleries/people/threshold"));
        String key = one(
                random,
                List.of("", "wrong", read, read + "x", "\u00FF\u00FE", "a".repeat(4000), " ", "Bearer " + read));
        RawRequest request = RawRequest.line(method + " HTTP/1.1", key);
        return new Attack(
                "key",
                (random.nextBoolean()
                                ? request
                                : request.header(
                                        "Authorization", one(random, List.of("Bearer", "Basic x", "Bearer \u00FF"))))
                        .nothing());
    }

    private Attack huge(Random random) {
        RawRequest request = RawRequest.of("GET", "/v1/galleries", read);
        switch (random.nextInt(3)) {
            case 0 -> request.header("X-Long", "a".repeat(10_000 + random.nextInt(100_000)));
            case 1 -> {
                for (int i = 0; i < 2000; i++) {
                    request.header("X-" + i, "y");
                }
            }
            default -> request.header("a".repeat(20_000), "y");
        }
        return new Attack("huge head", request.nothing());
    }

    private Attack method(Random random) {
        String line = one(
                random,
                List.of(
                        "TRACE /v1/health HTTP/1.1",
                        "CONNECT other.example:443 HTTP/1.1",
                        "get /v1/health HTTP/1.1",
                        "GET /v1/health HTTP/9.9",
                        "GET /v1/health",
                        "GET",
                        " ",
                        "BREW /v1/galleries HTTP/1.1",
                        "PRI * HTTP/2.0",
                        "PUT /v1/galleries/people HTTP/1.1",
                        "GET  /v1/health  HTTP/1.1",
                        "OPTIONS * HTTP/1.1"));
        return new Attack("method", RawRequest.line(line, read).nothing(), true);
    }

    private Attack framing(Random random) {
        RawRequest request =
                RawRequest.of("POST", "/v1/galleries/people/identify", read).header("Content-Type", "image/jpeg");
        String body = "5\r\nhello\r\n0\r\n\r\n";
        switch (random.nextInt(7)) {
            case 0 -> request.header("Content-Length", "5").header("Transfer-Encoding", "chunked");
            case 1 -> request.header("Content-Length", "5").header("Content-Length", "6");
            case 2 -> request.header("Content-Length", "-1");
            case 3 -> request.header("Content-Length", "99999999999999999999");
            case 4 -> request.header("Content-Length", "1000000000");
            case 5 -> {
                request.header("Transfer-Encoding", "chunked");
                body = one(
                        random,
                        List.of(
                                "zz\r\nhello",
                                "ffffffffffffffff\r\nx",
                                "-5\r\nhello\r\n",
                                "5\r\nhelloXX0\r\n\r\n",
                                "5;" + "x".repeat(9000)));
            }
            default -> request.header("Transfer-Encoding", "gzip, xchunked");
        }
        return new Attack("framing", request.and(RawRequest.bytes(body)), true);
    }

    private Attack noise(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(20_000)];
        random.nextBytes(bytes);
        return new Attack("random bytes", bytes, true);
    }
}
