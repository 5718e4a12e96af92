package dev.isogon.internal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.cli.CommandLineRun;
import dev.isogon.internal.data.PngFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A few pictures and a model that was trained on them, for documentation that runs. */
final class PhotosAndModel {

    private PhotosAndModel() {}

    static void make(Path photos, Path model) throws IOException {
        PngFolders.write(photos, 12, 1, List.of("a", "b", "c"));
        CommandLineRun run = CommandLineRun.of(
                "train",
                photos.toString(),
                "--out",
                model.toString(),
                "--backbone",
                "simple-cnn",
                "--resolution",
                "8",
                "--batch",
                "8",
                "--epochs",
                "1",
                "--threads",
                "1");
        assertThat(run.code()).as(run.err()).isZero();
    }
}
