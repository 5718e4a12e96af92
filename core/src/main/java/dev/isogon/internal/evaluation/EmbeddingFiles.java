package dev.isogon.internal.evaluation;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.pairs.IdentityLabels;
import dev.isogon.internal.data.vectors.ReadVectors;
import dev.isogon.internal.data.vectors.VectorColumns;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads embeddings and whose they are.
 *
 * @param columns what they are called: of the table of labels where there is one, else of the embeddings'
 * @param dimension D, which {@code .f32} needs; 0 where it is not said
 * @param notes are told which columns were taken, where they are not called as usual
 */
public record EmbeddingFiles(VectorColumns columns, int dimension, Consumer<String> notes) {

    /**
     * Reads one set.
     *
     * @param labels null where the embeddings' file says it: by a column of labels, or else by names
     * @throws SettingsException when nothing says it, or a column that is named is not there
     * @throws dev.isogon.metrics.BrokenFileException when a file is not what it should be
     */
    public LabelledEmbeddings read(Path embeddings, @Nullable Path labels) throws IOException {
        if (labels != null) {
            IdentityLabels read = IdentityLabels.read(labels, columns);
            return LabelledEmbeddings.of(
                    noted(embeddings, VectorFormats.read(embeddings, read.names(), dimension))
                            .vectors(),
                    read);
        }
        if (VectorFormats.isRaw(embeddings)) {
            throw new SettingsException(
                    embeddings + " has no names that say whose each embedding is; give " + Setting.named("labels"));
        }
        ReadVectors read = noted(embeddings, VectorFormats.read(embeddings, columns));
        List<String> names = read.vectors().names();
        List<String> known = read.labels();
        return LabelledEmbeddings.of(
                read.vectors(),
                known == null
                        ? IdentityLabels.ofNames(embeddings, names)
                        : IdentityLabels.of(embeddings, names, known));
    }

    private ReadVectors noted(Path file, ReadVectors read) {
        String note = read.note();
        if (note != null) {
            notes.accept(file + " " + note);
        }
        return read;
    }
}
