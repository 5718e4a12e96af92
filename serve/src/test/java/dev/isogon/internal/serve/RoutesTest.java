package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.Faces;
import dev.isogon.internal.serve.access.KeyFile;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.internal.serve.api.Galleries;
import dev.isogon.internal.serve.http.Measures;
import dev.isogon.internal.serve.http.RecentRequests;
import dev.isogon.internal.serve.http.Route;
import dev.isogon.internal.serve.work.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every route, by the table that the server itself goes by: a new one cannot be forgotten here. */
class RoutesTest {

    @TempDir
    private Path folder;

    private static List<Route> routes() throws IOException {
        try (Galleries none = Galleries.open(Map.of(), null, 0);
                Workers workers = new Workers(1, 1, Duration.ofSeconds(1));
                Faces faces = Faces.open()) {
            return AllRoutes.of(none, workers, faces, new Measures(), new RecentRequests())
                    .all();
        }
    }

    /** With numbers and a gallery in the places of a template's words. */
    private static String path(Route route, String gallery) {
        return route.template().replace("{gallery}", gallery).replaceAll("\\{[a-z_]+}", "1");
    }

    @Test
    void theDocumentHasEveryRouteAndNoOther() throws IOException {
        Set<String> served = new TreeSet<>();
        routes().forEach(each -> served.add(each.method() + " " + each.template()));
        assertThat(OpenApiDocument.read().operations()).isEqualTo(served);
    }

    @Test
    void noTwoOperationsHaveOneNameWhichGeneratorsRefuse() throws IOException {
        OpenApiDocument document = OpenApiDocument.read();
        assertThat(document.operations())
                .extracting(each -> {
                    String[] parts = each.split(" ", 2);
                    return document.operation(parts[0], parts[1])
                            .get("operationId")
                            .asString();
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void theDocumentSaysWhichRoleEachRouteNeeds() throws IOException {
        OpenApiDocument document = OpenApiDocument.read();
        for (Route each : routes()) {
            JsonNode operation = document.operation(each.method(), each.template());
            if (each.access() == Role.ANYBODY) {
                assertThat(operation.get("security")).as(each.template()).isEmpty();
            } else {
                assertThat(operation.has("security")).as(each.template()).isFalse();
                assertThat(operation.get("summary").asString()
                                + operation.path("description").asString())
                        .as(each.template())
                        .contains("Role " + each.access().name().toLowerCase(Locale.ROOT) + ".");
            }
        }
    }

    @Test
    void noRouteAnswersWithoutAKeyOrWithOneThatIsWrongOrRevokedOrOfALesserRoleOrForAnotherGallery() throws IOException {
        KeyFile keys = new KeyFile(folder.resolve("keys.json"));
        String read = keys.create("reads", Role.READ, List.of());
        String enrol = keys.create("enrols", Role.ENROL, List.of());
        String others = keys.create("others", Role.ADMIN, List.of("others"));
        String revoked = keys.create("revoked", Role.ADMIN, List.of());
        keys.revoke(keys.all().get(3).id());
        try (ServedColours served = ServedColours.in(folder, folder.resolve("keys.json"))) {
            for (Route each : routes()) {
                String path = path(each, "colours");
                String name = each.method() + " " + path;
                if (each.access() == Role.ANYBODY) {
                    assertThat(served.send(each.method(), path, null).status())
                            .as(name)
                            .isNotIn(401, 403);
                    continue;
                }
                assertThat(served.send(each.method(), path, null).status())
                        .as(name)
                        .isEqualTo(401);
                assertThat(served.with(revoked, each.method(), path).status())
                        .as(name)
                        .isIn(401, 429);
                assertThat(served.with(read + "x", each.method(), path).status())
                        .as(name)
                        .isIn(401, 429);
                assertThat(served.with(read.replace('.', '_'), each.method(), path)
                                .status())
                        .as(name)
                        .isIn(401, 429);
                for (Role role : List.of(Role.READ, Role.ENROL)) {
                    ServedColours.Got got = served.with(role == Role.READ ? read : enrol, each.method(), path);
                    if (role.allows(each.access())) {
                        assertThat(got.status()).as(name + " by " + role).isNotIn(401, 403);
                    } else {
                        assertThat(got.status()).as(name + " by " + role).isEqualTo(403);
                        assertThat(got.code()).isEqualTo("role");
                    }
                }
                if (each.template().contains("{gallery}")) {
                    ServedColours.Got got = served.with(others, each.method(), path);
                    assertThat(got.status()).as(name).isEqualTo(403);
                    assertThat(got.code()).isEqualTo("gallery");
                    assertThat(served.with(others, each.method(), path(each, "nowhere"))
                                    .status())
                            .as("whether it is there, it does not say: " + name)
                            .isEqualTo(403);
                }
            }
            assertThat(served.with(others, "GET", "/v1/galleries").text())
                    .contains("others")
                    .doesNotContain("colours");
        }
    }

    @Test
    void aKeyThatIsRevokedOpensNothingASecondLaterAndANewOneDoes() throws Exception {
        KeyFile keys = new KeyFile(folder.resolve("keys.json"));
        String first = keys.create("first", Role.READ, List.of());
        try (ServedColours served = ServedColours.in(folder, folder.resolve("keys.json"))) {
            assertThat(served.with(first, "GET", "/v1/models").status()).isEqualTo(200);
            assertThat(served.get("/v1/models", "x-api-key", first).status()).isEqualTo(200);
            keys.revoke(keys.all().get(0).id());
            String second = keys.create("second", Role.READ, List.of());
            Thread.sleep(1100);
            assertThat(served.with(first, "GET", "/v1/models").status()).isEqualTo(401);
            assertThat(served.with(second, "GET", "/v1/models").status()).isEqualTo(200);
        }
        assertThat(Files.readString(folder.resolve("keys.json")))
                .as("no key can be read from the file")
                .doesNotContain(first, first.substring(first.indexOf('.') + 1));
    }
}
