package dev.isogon.internal.serve;

import dev.isogon.Gallery;
import dev.isogon.Model;
import dev.isogon.internal.testing.ColourModel;
import dev.isogon.metrics.Image;
import dev.isogon.serve.GalleryServer;
import dev.isogon.serve.ServerSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A server with two galleries, {@code colours} and {@code others}, whose subjects are colours: red and blue are enrolled, and the
 * threshold is 0.9. Speaks HTTP with it as a stranger's program would.
 */
public final class ServedColours implements AutoCloseable {

    private static final String FORM = "multipart/form-data";
    private static final String BOUNDARY = "b-o-u-n-d-a-r-y";

    /** What came back. */
    public record Got(int status, JsonNode json, HttpResponse<byte[]> response) {

        public String code() {
            return json.path("code").asString();
        }

        public String detail() {
            return json.path("detail").asString();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }
    }

    private final Path folder;
    private final GalleryServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final List<GalleryServer.LogLine> log = Collections.synchronizedList(new ArrayList<>());

    private ServedColours(Path folder, ServerSettings.Callers callers, int queue, int unknownDays) throws IOException {
        this(folder, callers, queue, unknownDays, Map.of("colours", true, "others", true));
    }

    /** @param filled galleries' names, and whether somebody is enrolled and pictures are kept */
    private ServedColours(
            Path folder, ServerSettings.Callers callers, int queue, int unknownDays, Map<String, Boolean> filled)
            throws IOException {
        this.folder = folder;
        Path model = ColourModel.write(folder.resolve("colour"));
        Map<String, Path> galleries = new TreeMap<>();
        for (String each : filled.keySet()) {
            Path gallery = folder.resolve(each + ".gallery");
            galleries.put(each, gallery);
            boolean full = Boolean.TRUE.equals(filled.get(each));
            try (Model opened = Model.open(model);
                    Gallery begun = Gallery.open(gallery, opened, new Gallery.Keeping(full, null))) {
                if (full) {
                    begun.enrol("red", image(200, 0, 0), image(100, 10, 0));
                    begun.enrol("blue", image(0, 0, 200));
                }
                begun.setThreshold(0.9);
            }
        }
        server = GalleryServer.start(
                new ServerSettings(
                        galleries,
                        null,
                        unknownDays,
                        new ServerSettings.Listening("localhost", 0, null, null),
                        callers,
                        new ServerSettings.Capacity(2, queue, 1)),
                log::add);
    }

    /** With a gallery in which nobody is enrolled and that keeps no pictures. */
    public static ServedColours empty(Path folder) throws IOException {
        return new ServedColours(folder, new ServerSettings.Callers(null, 0, null), 64, 0, Map.of("colours", false));
    }

    /** Without keys. */
    public static ServedColours in(Path folder) throws IOException {
        return new ServedColours(folder, new ServerSettings.Callers(null, 0, null), 64, 0);
    }

    /** With keys of a file. */
    public static ServedColours in(Path folder, Path keys) throws IOException {
        return in(folder, new ServerSettings.Callers(keys, 0, null));
    }

    /** With callers. */
    public static ServedColours in(Path folder, ServerSettings.Callers callers) throws IOException {
        return new ServedColours(folder, callers, 64, 0);
    }

    /** In which few images may wait. */
    public static ServedColours withQueue(Path folder, int queue) throws IOException {
        return new ServedColours(folder, new ServerSettings.Callers(null, 0, null), queue, 0);
    }

    /** That keeps those who were not known. */
    public static ServedColours withUnknowns(Path folder) throws IOException {
        return withUnknowns(folder, new ServerSettings.Callers(null, 0, null));
    }

    /** The same with callers. */
    public static ServedColours withUnknowns(Path folder, ServerSettings.Callers callers) throws IOException {
        return new ServedColours(folder, callers, 64, 7);
    }

    public URI uri() {
        return server.uri();
    }

    public Path folder() {
        return folder;
    }

    public List<GalleryServer.LogLine> log() {
        return log;
    }

    /** A picture of one colour, as PNM. */
    public static byte[] colour(int red, int green, int blue) {
        Path file = null;
        try {
            file = Files.createTempFile("colour", ".ppm");
            return Files.readAllBytes(ColourModel.picture(file, red, green, blue));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (file != null) {
                file.toFile().delete();
            }
        }
    }

    /** A picture of one colour, as PNG, which browsers read too. */
    public static byte[] png(int red, int green, int blue) throws IOException {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private static Image image(int red, int green, int blue) {
        return Image.of("r" + red + "g" + green + "b" + blue, colour(red, green, blue));
    }

    public Got get(String path, String... headers) throws IOException {
        return send("GET", path, null, headers);
    }

    public Got json(String method, String path, String body) throws IOException {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }

    /** An image as the body. */
    public Got image(String path, byte[] image) throws IOException {
        return send("POST", path, image, "Content-Type", "image/x-portable-pixmap");
    }

    /** A form with one image. */
    public Got part(String path, String key, String name, byte[] image) throws IOException {
        return parts(path, key, List.of(name), image);
    }

    /** A form with images of these names. */
    public Got parts(String path, String key, List<String> names, byte[]... images) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < images.length; i++) {
            image(body, names.get(i), i + ".jpg", images[i]);
        }
        write(body, "--" + BOUNDARY + "--\r\n");
        return send(
                "POST", path, body.toByteArray(), "Content-Type", FORM + "; boundary=" + BOUNDARY, "x-api-key", key);
    }

    private static void image(ByteArrayOutputStream body, String name, String file, byte[] image) throws IOException {
        write(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file
                        + "\"\r\nContent-Type: image/x-portable-pixmap\r\n\r\n");
        body.write(image);
        write(body, "\r\n");
    }

    /** A form with words, and images named by their numbers. */
    public Got form(String path, Map<String, String> words, byte[]... images) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> each : words.entrySet()) {
            write(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + each.getKey() + "\"\r\n\r\n");
            write(body, each.getValue() + "\r\n");
        }
        int number = 0;
        for (byte[] each : images) {
            image(body, "image", ++number + ".ppm", each);
        }
        write(body, "--" + BOUNDARY + "--\r\n");
        return send("POST", path, body.toByteArray(), "Content-Type", FORM + "; boundary=" + BOUNDARY);
    }

    private static void write(ByteArrayOutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }

    public Got send(String method, String path, byte @Nullable [] body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri().resolve(path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Got(
                    response.statusCode(),
                    type.contains("json") ? mapper.readTree(response.body()) : mapper.createObjectNode(),
                    response);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks with a key. */
    public Got with(String key, String method, String path) throws IOException {
        return send(method, path, null, "Authorization", "Bearer " + key);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
