package org.example;

import dev.isogon.metrics.DataSource;
import dev.isogon.train.Comparison;
import dev.isogon.train.ComparisonResult;
import java.io.IOException;
import java.nio.file.Path;

/** Compares three losses on a folder of images, and reads what came of it: PHOTOS OUT. */
public final class CompareLosses {

    public static void main(String[] args) throws IOException {
        ComparisonResult result = Comparison.of(DataSource.of(Path.of(args[0])))
                .losses("cross-entropy", "arcface", "fixed-adacos")
                .seeds(2)
                .backbone("resnet18")
                .resolution(32)
                .epochs(2)
                .run(Path.of(args[1]));
        result.losses().forEach(each -> System.out.println(each.loss() + ": " + each.testAccuracy()));
        System.out.println("(raw pixels): " + result.baseline());
        result.differences().forEach(each -> System.out.println(each.sentence()));
        System.out.println("Report: " + result.folder().resolve("report.html"));
    }
}
