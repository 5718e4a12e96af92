package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.data.files.PictureFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeImages() throws IOException {
        for (int i = 1; i <= 4; i++) {
            picture("plain/" + i + ".png", i);
            picture("<b>&\"{{lead}}\n日本/" + i + ".png", 10 + i);
        }
        picture("plain/wrong.png", 12);
    }

    private void picture(String name, long number) throws IOException {
        PictureFiles.write(folder.resolve("data").resolve(name), number, 60, 40);
    }

    private CommandLineRun check(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "data";
        args[1] = "check";
        args[2] = folder.resolve("data").toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return CommandLineRun.of(args);
    }

    @Test
    void findingsAreSaidAndShownAndNoError() throws IOException {
        CommandLineRun run = check("--out", folder.resolve("out").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "data: 9 images of 2 classes; 0 files left out",
                        "PNG 9",
                        "all 60×40",
                        "1 picture is in two classes")
                .contains("\\u000a")
                .contains("Report: " + folder.resolve("out/check.html"));
        String page = Files.readString(folder.resolve("out/check.html"));
        assertThat(page)
                .contains("data:image/jpeg;base64,", "The same picture in two classes", "&lt;b&gt;&amp;\"{{lead}}")
                .doesNotContain("<b>", "http:", "https:", "<script");
    }

    @Test
    void aFolderInUseIsRefusedBeforeAnythingIsRead() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("out")).resolve("mine.txt"), "mine");
        CommandLineRun run = check("--out", folder.resolve("out").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is not empty", "new or empty");
    }

    @Test
    void whatIsNoDataIsSaidAsByOtherCommands() throws IOException {
        assertThat(CommandLineRun.of("data", "check", folder.resolve("nowhere").toString())
                        .code())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("data", "check").code()).isEqualTo(2);
        assertThat(check("--threads", "0").err()).contains("--threads must be at least 1");
        Files.createDirectories(folder.resolve("single/a"));
        PictureFiles.write(folder.resolve("single/a/1.png"), 1, 9, 9);
        CommandLineRun run =
                CommandLineRun.of("data", "check", folder.resolve("single").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("the one class a");
    }

    @Test
    void aTableIsReadByTheColumnsThatAreNamed() throws IOException {
        Path table = Files.writeString(
                folder.resolve("data/t.csv"), ",file,who\n0,plain/1.png,a\n1,plain/2.png,a\n2,plain/3.png,b\n");
        CommandLineRun run = CommandLineRun.of(
                "data",
                "check",
                table.toString(),
                "--path-column",
                "file",
                "--label-column",
                "who",
                "--out",
                folder.resolve("out").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("t.csv: 3 images of 2 classes; 0 files left out");
        assertThat(check("--path-column", "file").err()).contains("--path-column names a column of a table of images");
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        CommandLineRun run = CommandLineRun.of("data");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("check");
    }

    @Test
    void aPersonSeesALineThatIsDrawnOver() throws Exception {
        StringWriter err = new StringWriter();
        FileProgress progress = new FileProgress(new PrintWriter(err, true), new Terminal(true, 60));
        progress.at("checking", 1, 1000);
        Thread.sleep(250);
        progress.at("checking", 500, 1000);
        progress.clear();
        assertThat(err.toString())
                .matches("\r\u001b\\[Kchecking 500 of 1,000 files +[\\d,]+/s  0:0\\d left\r\u001b\\[K");
    }
}
