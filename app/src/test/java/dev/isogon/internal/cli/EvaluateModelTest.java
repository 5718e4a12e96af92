package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.cli.terminal.Failures;
import dev.isogon.internal.data.records.RecordFiles;
import dev.isogon.internal.store.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A small model, judged on images however they lie. */
class EvaluateModelTest extends CommandLineSession {

    private JsonNode evaluated(Object... words) {
        List<Object> all = new ArrayList<>(List.of("evaluate", folder.resolve("model")));
        all.addAll(List.of(words));
        all.addAll(List.of("--json", "--threads", "1"));
        assertThat(isogon(all.toArray())).as(err).isZero();
        return Json.tree(folder, out);
    }

    @Test
    void oneModelIsJudgedOnFoldersRecordsAndPairs() throws IOException {
        Path data = folder.resolve("data");
        List<Path> files = people(data, "Ann", "Bo", "Cy");
        people(folder.resolve("others"), "Di", "Ed");
        trainSmall(data, folder.resolve("model"));

        JsonNode folders = evaluated(data, "--strangers", folder.resolve("others"));
        assertThat(folders.at("/pairs/mated").asInt()).isEqualTo(3 * 15);
        assertThat(folders.at("/pairs/non_mated").asInt()).isEqualTo(3 * 36);
        assertThat(folders.at("/identification/subjects").asInt()).isEqualTo(3);
        assertThat(folders.at("/identification/gallery_images").asInt()).isEqualTo(9);
        assertThat(folders.at("/identification/non_mated_probes").asInt()).isEqualTo(12);
        assertThat(err).contains("3 of 3 identities have the name of a class that the model was trained on");

        RecordFiles records = new RecordFiles();
        for (int i = 0; i < files.size(); i++) {
            int person = i / 6;
            records.image(i, person, Files.readAllBytes(files.get(i)));
        }
        JsonNode ofRecords = evaluated(records.write(folder, "people"));
        assertThat(ofRecords.at("/auc/value").asDouble())
                .isEqualTo(folders.at("/auc/value").asDouble());
        assertThat(ofRecords.at("/identification/non_mated_probes").asInt()).isZero();

        Path pairs =
                Files.writeString(folder.resolve("pairs.txt"), "Ann\t1\t2\nBo\t1\t2\nAnn\t1\tCy\t3\nBo\t6\tCy\t6\n");
        JsonNode listed = evaluated(data, "--pairs", pairs);
        assertThat(listed.at("/pairs/what").asString()).isEqualTo("listed pairs");

        // The same pairs in insightface's layout.
        int[] images = {0, 1, 6, 7, 0, 14, 11, 17};
        JsonNode inOneFile = evaluated(bin(files, images, "\u0088\u0088\u0089\u0089"));
        assertThat(inOneFile.at("/auc/value").asDouble())
                .isEqualTo(listed.at("/auc/value").asDouble());
        assertThat(inOneFile.at("/eer/threshold").asDouble())
                .isEqualTo(listed.at("/eer/threshold").asDouble(), within(1e-6));

        assertThat(isogon("evaluate", folder.resolve("model"), data, "--strangers", data.resolve("Ann")))
                .isEqualTo(Failures.CALLER);
        assertThat(err).contains("Ann is in both");
        assertThat(isogon("evaluate", folder.resolve("model"), folder.resolve("lfw.bin"), "--pairs", pairs))
                .isEqualTo(Failures.CALLER);
        assertThat(err).contains("says itself which images are compared");
    }

    private Path bin(List<Path> files, int[] images, String truths) throws IOException {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.writeBytes(new byte[] {(byte) 0x80, 3, ']', '('});
        for (int image : images) {
            byte[] bytes = Files.readAllBytes(files.get(image));
            pickle.write('B');
            pickle.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(bytes.length)
                    .array());
            pickle.writeBytes(bytes);
        }
        pickle.writeBytes(new byte[] {'e', ']', '('});
        truths.chars().forEach(pickle::write);
        pickle.writeBytes(new byte[] {'e', (byte) 0x86, '.'});
        return Files.write(folder.resolve("lfw.bin"), pickle.toByteArray());
    }
}
