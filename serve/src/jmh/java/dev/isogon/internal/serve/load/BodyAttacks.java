package dev.isogon.internal.serve.load;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Requests that find their way, and whose bodies are bad. None may change a gallery. */
final class BodyAttacks {

    private static final int DEEP = 100_000;
    private static final List<String> IMAGE_PATHS = List.of(
            "/v1/detect",
            "people/identify",
            "people/identify?faces=all&top=100",
            "people/embed",
            "people/verify?subject_id=1");
    private static final List<String> NUMBERS =
            List.of("1e400", "-1", "0", "99999999999999999999", "1e-400", "NaN", "\"1\"", "null", "true", "[]", "2.5");
    private static final List<String> NAMES = List.of(
            "",
            " ",
            "\\u0000",
            "a\\u0000b",
            "\\ud800",
            "\\u001b[31mred",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "'; DROP TABLE subjects; --",
            "%s%n%x",
            "\\u202ereversed",
            "a\\r\\nX-Injected: 1",
            "${jndi:ldap://x/y}",
            "\\uffff",
            "{{7*7}}");

    private final String key;
    private final BadImages images;
    private final byte[] photograph;

    /** @param key that may all */
    BodyAttacks(String key, BadImages images, byte[] photograph) {
        this.key = key;
        this.images = images;
        this.photograph = photograph;
    }

    /** What draws each kind. */
    List<Function<Random, Attack>> kinds() {
        return List.of(
                random -> new Attack("damaged image", image(random, images.damaged(random))),
                random -> new Attack("bomb", image(random, images.bomb(random))),
                this::type,
                this::deep,
                this::twice,
                this::number,
                this::name,
                this::truncated,
                this::form,
                this::encoded);
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private RawRequest to(String method, String path) {
        return RawRequest.of(method, path.startsWith("/") ? path : "/v1/galleries/" + path, key);
    }

    private byte[] image(Random random, byte[] bytes) {
        String type = one(random, List.of("image/jpeg", "image/png", "application/octet-stream"));
        return to("POST", one(random, IMAGE_PATHS)).body(type, bytes);
    }

    private Attack type(Random random) {
        String type = one(
                random,
                List.of(
                        "text/html",
                        "image",
                        "",
                        ";",
                        "multipart/form-data",
                        "application/json; charset=utf-7",
                        "multipart/form-data; boundary=",
                        "application/xml",
                        "IMAGE/\u00FF",
                        "a".repeat(3000)));
        return new Attack("content type", to("POST", one(random, IMAGE_PATHS)).body(type, images.faceless()));
    }

    private Attack deep(Random random) {
        String open = one(random, List.of("[", "{\"images\":", "{\"images\":[", "{\"name\":{"));
        String path = one(random, List.of("people/identify", "people/enrol?subject=deep"));
        boolean rename = random.nextBoolean();
        return new Attack(
                "deep JSON", (rename ? to("PATCH", "people/subjects/1") : to("POST", path)).json(open.repeat(DEEP)));
    }

    private Attack twice(Random random) {
        return new Attack(
                "key twice",
                switch (random.nextInt(3)) {
                    case 0 -> to("PATCH", "people/subjects/1").json("{\"name\":\"a\",\"name\":\"b\"}");
                    case 1 -> to("PUT", "people/threshold").json("{\"threshold\":0.5,\"threshold\":0.6}");
                    default -> to("POST", "people/enrol").json("{\"subject\":\"a\",\"subject\":\"b\",\"images\":[]}");
                });
    }

    private Attack number(Random random) {
        String number = one(random, NUMBERS);
        String plain = number.replace("\"", "%22");
        return new Attack(
                "number",
                switch (random.nextInt(6)) {
                    case 0 ->
                        to("PUT", "people/threshold")
                                .json("{\"threshold\":" + one(random, List.of("1e400", "NaN", "2.1", "-1.1", "null"))
                                        + "}");
                    case 1 -> to("POST", "people/threshold/calibrate").json("{\"fpir\":" + number + "}");
                    case 2 ->
                        to("GET", "people/subjects?limit=" + plain + "&after=" + plain)
                                .nothing();
                    case 3 -> to("GET", "people/changes?after=" + plain).nothing();
                    case 4 -> to("POST", "people/identify?top=" + plain).body("image/png", images.faceless());
                    default ->
                        to(
                                        "DELETE",
                                        "people/subjects/"
                                                + one(
                                                        random,
                                                        List.of("-1", "0", "9999999", "99999999999999999999", "1e0")))
                                .nothing();
                });
    }

    /** Names that nobody may have with a photograph, and any with an image that shows nobody. */
    private Attack name(Random random) {
        boolean none = random.nextBoolean();
        String name = one(random, none ? NAMES.subList(0, 5) : NAMES);
        String data = Base64.getEncoder().encodeToString(none ? photograph : images.faceless());
        String json =
                "{\"subject\":\"" + name + "\",\"images\":[{\"name\":\"" + name + "\",\"data\":\"" + data + "\"}]}";
        return new Attack(
                "name",
                switch (random.nextInt(3)) {
                    case 0 -> to("PATCH", "people/subjects/9999999").json("{\"name\":\"" + name + "\"}");
                    case 1 ->
                        to("GET", "people/subjects?name=" + Asking.encoded(name))
                                .nothing();
                    default -> to("POST", "people/enrol").json(json);
                });
    }

    private Attack truncated(Random random) {
        byte[] whole = to("POST", one(random, List.of("people/identify", "people/enrol?subject=half")))
                .body("image/jpeg", photograph);
        return new Attack(
                "truncated body", Arrays.copyOf(whole, whole.length - 1 - random.nextInt(photograph.length)), true);
    }

    private Attack form(Random random) {
        String part = "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"x\"\r\n\r\n";
        String body = one(
                random,
                List.of(
                        "--b--",
                        "--b\r\n",
                        part,
                        part.repeat(5000),
                        "--b\r\n" + "X: y\r\n".repeat(2000) + "\r\n",
                        "--b\r\n\r\n\r\n--b--",
                        part + "\0\r\n--b--\r\n",
                        "--b\r\nContent-Disposition: form-data; name=\"\0\"\r\n\r\nx\r\n--b--",
                        ""));
        return new Attack(
                "form",
                to("POST", one(random, IMAGE_PATHS))
                        .body(
                                "multipart/form-data; boundary="
                                        + one(random, List.of("b", "c", "\"b\"", "b".repeat(500))),
                                RawRequest.bytes(body)));
    }

    private Attack encoded(Random random) {
        String data = one(random, List.of("!", "====", "AAAA", "\\u0000", "A".repeat(100_001), ""));
        String body = one(
                random,
                List.of(
                        "{\"images\":[{\"data\":\"" + data + "\"}]}",
                        "{\"images\":[null]}",
                        "{\"images\":{}}",
                        "{\"images\":[{}],\"x\":1}",
                        "null",
                        "[]",
                        "\"x\"",
                        "{\"images\":[" + "{},".repeat(50_000) + "{}]}",
                        "{",
                        "\u00FF\u00FE"));
        return new Attack(
                "encoded image", to("POST", "people/identify").body("application/json", RawRequest.bytes(body)));
    }
}
