package dev.isogon.internal.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.cli.CommandLineSession;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.testing.ColourModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Galleries of colours, carried out, in and over to another model. */
class GalleryTransferTest extends CommandLineSession {

    private Path model;
    private Path gallery;
    private Path known;

    @BeforeEach
    void colours() throws IOException {
        model = ColourModel.write(folder.resolve("colour"));
        gallery = folder.resolve("colours.gallery");
        known = folder.resolve("known");
        ColourModel.picture(known.resolve("red/a.ppm"), 200, 0, 0);
        ColourModel.picture(known.resolve("red/b.ppm"), 100, 10, 0);
        ColourModel.picture(known.resolve("blue/a.ppm"), 0, 0, 200);
        ColourModel.picture(known.resolve("blue/b.ppm"), 0, 10, 200);
    }

    @Test
    void anExportedTableIsImportedAsItWasAndOnce() throws IOException {
        done("enrol", gallery, known, "--model", model);
        Path table = folder.resolve("out.csv");
        done("gallery", "export", gallery, "--out", table);
        assertThat(out).contains("4 embeddings written to " + table);
        assertThat(Files.readAllLines(table).get(0)).isEqualTo("path,label,e0,e1,e2");
        done("evaluate", "--embeddings", table, "--json");
        // Two images of each of two colours: one mated pair each, and 2 × 2 others.
        assertThat(out).contains("\"mated\" : 2").contains("\"non_mated\" : 4");

        Path other = folder.resolve("other.gallery");
        done("gallery", "import", other, table, "--model", model);
        assertThat(out).contains("4 embeddings of 2 subjects imported");
        assertThat(err).contains("which Isogon cannot check");
        done("gallery", "import", other, table);
        assertThat(out).contains("0 embeddings of 2 subjects imported", "4 were there");
        done("gallery", "threshold", other, "--at", "0.9");
        done("identify", other, known.resolve("red/a.ppm"));
        assertThat(out).contains("red", "1.0000 ≥ 0.9000");
        done("gallery", "show", other, "red");
        assertThat(out).contains("2 images");
    }

    @Test
    void anImportOfAnotherNetworksNumbersMakesNoGallery() throws IOException {
        Path table = Files.write(folder.resolve("in.csv"), List.of("path,label,e0,e1", "a,Ann,1,0"));
        assertThat(isogon("gallery", "import", gallery, table, "--model", model))
                .isEqualTo(1);
        assertThat(err).contains("embeddings of 2 numbers", "gives 3");
        assertThat(gallery).doesNotExist();
    }

    @Test
    void picturesAreExportedWhereTheyAreKept() throws IOException {
        done("enrol", gallery, known, "--model", model);
        assertThat(isogon("gallery", "export", gallery, "--out", folder.resolve("pictures")))
                .isEqualTo(2);
        assertThat(err).contains("keeps no pictures");

        Path keeping = folder.resolve("keeping.gallery");
        done("enrol", keeping, known, "--model", model, "--keep-pictures");
        done("gallery", "export", keeping, "--out", folder.resolve("pictures"));
        assertThat(out).contains("4 pictures written");
        Path other = folder.resolve("other.gallery");
        done("gallery", "import", other, folder.resolve("pictures"), "--model", model);
        assertThat(out).contains("4 images of 2 subjects enrolled");
    }

    @Test
    void anotherModelLooksAgainAtWhatWasKept() throws IOException {
        done("enrol", gallery, known, "--model", model, "--keep-pictures");
        done("gallery", "threshold", gallery, "--at", "0.9");
        done("gallery", "reject", gallery, known.resolve("blue/a.ppm"), "--as", "red");
        Path other = ColourModel.writeOther(folder.resolve("other"));
        assertThat(isogon("gallery", "upgrade", gallery)).isEqualTo(2);
        assertThat(err).contains("name the new model by --model");
        assertThat(isogon("gallery", "upgrade", gallery, "--model", model)).isEqualTo(2);
        assertThat(err).contains("has already");
        done("gallery", "upgrade", gallery, "--model", other);
        assertThat(out).contains("4 images and 0 strangers").contains("have embeddings of");
        assertThat(err).contains("set by hand is taken back", "gallery calibrate");
        done("gallery", "threshold", gallery, "--at", "0.9");
        done("identify", gallery, known.resolve("red/a.ppm"));
        assertThat(out).contains("red").contains("≥ 0.9000");
        assertThat(isogon("identify", gallery, known.resolve("red/a.ppm"), "--model", model))
                .isEqualTo(2);
    }

    @Test
    void strangersGoAlongAndTheirThresholdStays() throws IOException {
        done("enrol", gallery, known, "--model", model, "--keep-pictures");
        Path strangers = folder.resolve("strangers");
        for (int i = 0; i < 9; i++) {
            ColourModel.picture(strangers.resolve("stranger " + i).resolve("x.ppm"), 100, 100 + i, 100);
        }
        done("gallery", "calibrate", gallery, strangers, "--fpir", "0.1");
        done("gallery", "upgrade", gallery, "--model", ColourModel.writeOther(folder.resolve("other")));
        assertThat(out).contains("4 images and 9 strangers");
        done("gallery", "threshold", gallery);
        assertThat(out).contains("at most 10 % of strangers", "as 9 people who are not enrolled showed");
    }

    @Test
    void whatCannotBeLookedAtAgainIsInTheWay() throws IOException {
        Path other = ColourModel.writeOther(folder.resolve("other"));
        done("enrol", gallery, known, "--model", model);
        assertThat(isogon("gallery", "upgrade", gallery, "--model", other)).isEqualTo(2);
        assertThat(err).contains("keeps no pictures", "blue/a.ppm", "Enrol their files anew");

        Path keeping = folder.resolve("keeping.gallery");
        done("enrol", keeping, known, "--model", model, "--keep-pictures");
        Path table = Files.write(folder.resolve("in.csv"), List.of("path,label,e0,e1,e2", "green.png,green,0,1,0"));
        done("gallery", "import", keeping, table);
        assertThat(isogon("gallery", "upgrade", keeping, "--model", other)).isEqualTo(2);
        assertThat(err).contains("green.png (no picture is kept)", "--drop-missing", "nothing was changed");
        done("gallery", "export", keeping, "--out", folder.resolve("before.npy"));
        assertThat(VectorFormats.read(folder.resolve("before.npy")).size()).isEqualTo(5);
        done("gallery", "upgrade", keeping, "--model", other, "--drop-missing");
        assertThat(out).contains("4 images");
        assertThat(err).contains("green.png");
        done("gallery", "check", keeping);
        assertThat(out).contains("green: enrol images");
    }
}
