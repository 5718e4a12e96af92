package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.cli.terminal.Failures;
import dev.isogon.internal.data.published.PublishedFolders;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each command on miniatures of published data sets. */
class PublishedDataTest extends CommandLineSession {

    private JsonNode evaluated(Path data) {
        done("evaluate", folder.resolve("model"), data, "--json", "--threads", "1");
        return Json.tree(folder, out);
    }

    @Test
    void theyAreTrainedOnCheckedComparedAndJudgedAsTheyLie() throws IOException {
        Path birds = PublishedFolders.birds(folder.resolve("CUB_200_2011"), 12);
        Path halves = birds.resolve("classes.txt");
        trainSmall(halves, folder.resolve("model"));

        // Half of twelve classes of four images each; by their own list, two test images each of all twelve.
        JsonNode ofHalves = evaluated(halves);
        assertThat(ofHalves.at("/pairs/identities").asInt()).isEqualTo(6);
        assertThat(ofHalves.at("/pairs/mated").asInt()).isEqualTo(6 * 6);
        assertThat(err).contains("24 images of 6 identities").doesNotContain("trained on");
        JsonNode ofList = evaluated(birds);
        assertThat(ofList.at("/pairs/mated").asInt()).isEqualTo(12);
        assertThat(err).contains("6 of 12 identities have the name of a class that the model was trained on");

        JsonNode products = evaluated(PublishedFolders.products(folder.resolve("Stanford_Online_Products")));
        assertThat(products.at("/pairs/mated").asInt()).isEqualTo(3 * 3);
        assertThat(products.at("/retrieval/queries").asInt()).isEqualTo(9);
        JsonNode faces = evaluated(PublishedFolders.faces(folder.resolve("vggface2")));
        assertThat(faces.at("/pairs/mated").asInt()).isEqualTo(2 * 3);
        JsonNode clothes = evaluated(PublishedFolders.clothes(folder.resolve("inshop")));
        assertThat(clothes.at("/retrieval/queries").asInt()).isEqualTo(2);
        assertThat(clothes.at("/identification/gallery_images").asInt()).isEqualTo(3);

        done("data", "check", halves, "--out", folder.resolve("checked"));
        assertThat(out).contains("CUB_200_2011/classes.txt", "48 images");
        CommandLineRun compared = compareSmall(
                halves, "compared", "--protocol", "open", "--losses", "arcface", "--batch", "4", "--epochs", "1");
        assertThat(compared.code()).as(compared.err()).isZero();
        assertThat(compared.out() + compared.err()).contains("6 identities to train on; 3 enrolled");
        assertThat(isogon("calibrate", folder.resolve("model"), halves, "--fmr", "0.001", "--threads", "1"))
                .as(err)
                .isNotZero();
        assertThat(err).contains("6 identities");
        Files.delete(birds.resolve("train_test_split.txt"));
        assertThat(isogon("data", "check", birds)).isEqualTo(Failures.WORLD);
        assertThat(err).contains("lies as CUB-200-2011 does", "lacks train_test_split.txt");
    }

    @Test
    void queriesSearchTheGalleryOfMarketByItsRule() throws IOException {
        trainSmall(PublishedFolders.birds(folder.resolve("birds"), 4), folder.resolve("model"));
        Path market = PublishedFolders.market(folder.resolve("Market-1501"));
        Path report = folder.resolve("report");
        done("evaluate", folder.resolve("model"), market, "--out", report, "--threads", "1", "--definitions");
        // 3 is sought by an image of camera 1 among one by camera 1, passed over, and one by camera 4.
        assertThat(out)
                .contains(
                        "each of the 3 query images searches the 6 gallery images",
                        "images of its identity by its own camera are passed over",
                        "1 gallery images are distractors",
                        "MAP by steps",
                        "torchreid")
                .containsIgnoringCase("rank 1 ");
        assertThat(err).contains("2 files left out, junk").doesNotContain("distractors, of nobody");
        JsonNode json = Json.readTree(report.resolve("results.json"));
        assertThat(json.at("/identification/subjects").asInt()).isEqualTo(3);
        assertThat(json.at("/identification/mated_probes").asInt()).isEqualTo(3);
        assertThat(json.at("/retrieval/mean_average_precision/value").asDouble())
                .isBetween(0.1, 1.0);
        assertThat(json.at("/pairs/mated").asInt()).isEqualTo(3 + 3 + 1);
        assertThat(Files.readString(report.resolve("report.html")))
                .contains("Each query sought in the gallery", "by its own camera are passed over");

        // As strangers, its people search, and its distractors do not.
        done("evaluate", folder.resolve("model"), folder.resolve("birds"), "--strangers", market, "--json");
        assertThat(Json.tree(folder, out).at("/identification/non_mated_probes").asInt())
                .isEqualTo(8);
        done("data", "check", market, "--out", folder.resolve("checked"));
        assertThat(out).contains("1 file left out, distractors, of nobody, which only searches of an evaluation see");
    }
}
