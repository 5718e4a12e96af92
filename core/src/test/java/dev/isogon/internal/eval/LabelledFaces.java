package dev.isogon.internal.eval;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.testing.SharedFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The embeddings of LFW's images in the shared data, and their identities, numbered by name. */
public record LabelledFaces(FloatMatrix embeddings, int[] labels) {

    /** Reads them; the test is skipped where they are not. */
    public static LabelledFaces read() throws IOException {
        List<String> people = Files.readAllLines(SharedFiles.of("data/embeddings/lfw.txt")).stream()
                .map(name -> name.substring(0, name.indexOf('/')))
                .toList();
        List<String> names = people.stream().distinct().sorted().toList();
        Path file = SharedFiles.of("data/embeddings/lfw.f32");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.BIG_ENDIAN);
        float[] values = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(values);
        return new LabelledFaces(
                new FloatMatrix(people.size(), values.length / people.size(), values),
                people.stream().mapToInt(names::indexOf).toArray());
    }

    /** Some of the rows. */
    public LabelledFaces rows(List<Integer> rows) {
        int d = embeddings.columns();
        float[] values = new float[rows.size() * d];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(embeddings.values(), rows.get(i) * d, values, i * d, d);
        }
        return new LabelledFaces(
                new FloatMatrix(rows.size(), d, values),
                rows.stream().mapToInt(row -> labels[row]).toArray());
    }

    /** The rows of each identity, by its number. */
    public List<List<Integer>> byIdentity() {
        List<List<Integer>> rows = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            while (rows.size() <= labels[i]) {
                rows.add(new ArrayList<>());
            }
            rows.get(labels[i]).add(i);
        }
        return rows;
    }
}
