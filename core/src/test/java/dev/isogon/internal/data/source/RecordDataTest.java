package dev.isogon.internal.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.check.DataCheck;
import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.data.files.PictureFiles;
import dev.isogon.internal.data.records.RecordFiles;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of records is data like a folder of the same images. */
class RecordDataTest {

    @TempDir
    private Path folder;

    private Dataset open(Path data) throws IOException {
        return Formats.open(
                Sources.named(data.toString()),
                new Opening(8, new CacheFolder(folder.resolve("cache"), 1 << 30), Work.silent()));
    }

    @Test
    void recordsAreTheSamePixelsAsFiles() throws IOException {
        RecordFiles records = new RecordFiles().several(0, new float[] {9, 9}, new byte[0]);
        Path files = folder.resolve("files");
        for (int i = 1; i <= 8; i++) {
            byte[] image = PictureFiles.content(i, 20, 30, i % 2 == 0 ? "png" : "jpg");
            int label = i <= 4 ? 7 : 12;
            PictureFiles.write(files.resolve((label == 7 ? "a" : "b") + "/" + i + ".img"), image);
            records.image(i, label, image);
        }
        Path file = records.write(folder, "train");
        Dataset expected = open(files);
        Dataset data = open(file);
        assertThat(data.name()).isEqualTo("train.rec");
        assertThat(data.train().classNames()).containsExactly("7", "12");
        assertThat(data.train().labels()).isEqualTo(expected.train().labels());
        for (int i = 0; i < 8; i++) {
            assertThat(data.train().picture(i).pixels())
                    .isEqualTo(expected.train().picture(i).pixels());
        }
        assertThat(open(file).checksum()).isEqualTo(data.checksum());
        assertThat(Sources.named(file.toString()).hasImageFiles()).isTrue();
    }

    @Test
    void whatIsNoImageIsFoundByTheCheck() throws IOException {
        RecordFiles records = new RecordFiles();
        for (int i = 0; i < 6; i++) {
            records.image(i, i % 2, PictureFiles.content(i, 20, 30, "png"));
        }
        records.image(6, 1, "text".getBytes(StandardCharsets.US_ASCII));
        Path file = records.write(folder, "odd");
        assertThat(DataCheck.of(Sources.named(file.toString()), Work.silent())
                        .leftOut()
                        .values())
                .containsExactly(List.of("record 6"));
        Files.delete(folder.resolve("odd.idx"));
        assertThat(open(file).train().size()).isEqualTo(6);
    }
}
