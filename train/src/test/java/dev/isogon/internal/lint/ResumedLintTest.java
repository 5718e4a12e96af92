package dev.isogon.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.loop.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that are resumed after their last epoch, with only judging left. */
class ResumedLintTest {

    @TempDir
    private Path folder;

    private Scope scope;

    @BeforeEach
    void openScope() {
        scope = Scope.open();
        Engine.start(1);
    }

    @AfterEach
    void closeScope() {
        scope.close();
    }

    /** Trains in the folder, or only judges where that is done. */
    private List<Finding> findings(String loss, String setting, String value) throws IOException {
        return new LintedRun().set(setting, value).findings(loss, folder);
    }

    @ParameterizedTest
    @CsvSource({
        "arcface + regular-face, head.frozen, true, 'unmoved-weights, inert-regularizer'",
        "fixed-adacos, train.ema, 0.5, unstable-scale",
        "simple-arcface, train.epochs, 1, 'saturated-logits, degrees-as-radians'",
        "cross-entropy, train.epochs, 1, ''",
        "adacos, model.embedding, 2, unstable-scale"
    })
    void judgingAloneFindsWhatTrainingFound(String loss, String setting, String value, String checks)
            throws IOException {
        List<Finding> trained = findings(loss, setting, value);
        assertThat(trained)
                .extracting(Finding::check)
                .containsAll(checks.isEmpty() ? List.of() : List.of(checks.split(", ", -1)));
        assertThat(findings(loss, setting, value)).isEqualTo(trained);
    }

    @Test
    void gradientsThatNobodySawAreNotGuessed() throws IOException {
        assertThat(findings("arcface", "train.learning_rate", "1e-12"))
                .anySatisfy(each -> assertThat(each.what()).contains("(its steps are lost in rounding)"));
        assertThat(findings("arcface", "train.learning_rate", "1e-12"))
                .anySatisfy(each -> assertThat(each.what())
                        .contains("(no gradient reaches it, or its steps are lost in rounding)"));
    }
}
