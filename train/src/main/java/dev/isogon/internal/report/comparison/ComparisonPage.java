package dev.isogon.internal.report.comparison;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.pictures.PicturedPairs;
import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.experiment.split.IdentitySides;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.report.page.Page;
import dev.isogon.internal.report.page.PageElement;
import dev.isogon.internal.report.page.PageElement.Fact;
import dev.isogon.internal.report.sections.ConfusionSection;
import dev.isogon.internal.report.sections.HardestPairsSection;
import dev.isogon.internal.report.sections.MisclassifiedSection;
import dev.isogon.internal.report.sections.TrainingImagesSection;
import dev.isogon.internal.report.text.ComparisonTable;
import dev.isogon.internal.report.text.Conclusion;
import dev.isogon.internal.report.text.DifferenceSentence;
import dev.isogon.internal.report.text.FindingWords;
import dev.isogon.internal.report.text.FindingsText;
import dev.isogon.internal.report.text.OpenSetTable;
import dev.isogon.internal.report.text.ShortAnswer;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The report of a comparison: conclusion, tables, what went wrong, figures, images, and how it was made. */
public final class ComparisonPage {

    private final StudyResults results;
    private final List<Figure> figures;
    private final List<PageElement> mistakes = new ArrayList<>();
    private final List<PageElement> samples = new ArrayList<>();

    /** @param figures what is drawn */
    ComparisonPage(StudyResults results, List<Figure> figures) {
        this.results = results;
        this.figures = figures;
    }

    /** The same with what went wrong and the images, where the comparison's folder has pictures. */
    ComparisonPage withPictures(Path folder) throws IOException {
        Optional<StudyPictures> found = StudyPictures.read(folder);
        if (found.isEmpty()) {
            return this;
        }
        StudyPictures pictures = found.get();
        List<String> classNames = results.data().classNames();
        if (OpenSetTable.isOpen(results)) {
            mistakes.add(new PageElement.Note(
                    "Pictures are of the first split: test images are probes, training images" + " those enrolled."));
        }
        mistakes.addAll(MisclassifiedSection.of(classNames, pictures, folder));
        mistakes.addAll(ConfusionSection.of(classNames, pictures.confusions()));
        mistakes.addAll(HardestPairsSection.ofLosses(PicturedPairs.read(folder), folder));
        samples.addAll(TrainingImagesSection.of(classNames, pictures, folder));
        return this;
    }

    /**
     * The page.
     *
     * @param file the comparison's {@code run.json}
     * @param words settings that sentences mention, as its readers give them
     */
    String html(Path file, UnaryOperator<String> words) {
        List<PageElement> elements = new ArrayList<>();
        ShortAnswer answer = ShortAnswer.of(results);
        ShortAnswer.MoreRuns more = answer.more();
        if (more != null) {
            elements.add(new PageElement.Command(words.apply(more.command(file))));
        }
        ComparisonFigures.byLoss(results).ifPresent(figure -> elements.add(new PageElement.Chart(figure)));
        elements.add(new PageElement.Heading("Results", Conclusion.compared(results)));
        elements.add(table(ComparisonTable.rows(results)));
        results.runs().stream()
                .filter(run -> !run.finished())
                .map(run -> new PageElement.Note("* " + run.loss() + ", seed " + run.seed() + ": " + run.failure()))
                .forEach(elements::add);
        elements.addAll(openSet());
        List<String> tests =
                results.differences().stream().map(DifferenceSentence::of).toList();
        if (!tests.isEmpty()) {
            elements.add(new PageElement.Heading("Differences", ""));
            elements.add(new PageElement.Sentences(tests));
        }
        answer.further().stream().map(words).map(PageElement.Note::new).forEach(elements::add);
        Conclusion.published(results).map(PageElement.Note::new).ifPresent(elements::add);
        List<FindingWords> findings = FindingsText.words(results);
        if (!findings.isEmpty()) {
            elements.add(new PageElement.Heading("What the linter found", ""));
            elements.add(new PageElement.Findings(findings));
        }
        elements.addAll(mistakes);
        figures.forEach(figure -> elements.add(new PageElement.Chart(figure)));
        elements.addAll(samples);
        elements.add(new PageElement.Heading("How this was made", ""));
        elements.add(new PageElement.Facts(made()));
        return new Page(
                        Conclusion.title(results),
                        answer.first().stream().map(words).toList(),
                        elements)
                .html();
    }

    private static PageElement table(List<List<String>> rows) {
        return new PageElement.Table(rows.get(0), rows.subList(1, rows.size()), true);
    }

    private List<PageElement> openSet() {
        List<List<String>> rows = OpenSetTable.rows(results);
        return rows.isEmpty()
                ? List.of()
                : List.of(
                        new PageElement.Heading(OpenSetTable.isOpen(results) ? "Unseen identities" : "Strangers", ""),
                        table(rows),
                        new PageElement.Note(OpenSetTable.caption(results)));
    }

    private List<Fact> made() {
        List<Fact> facts = new ArrayList<>();
        results.environment().forEach((key, value) -> facts.add(new Fact(key, value)));
        facts.add(new Fact(
                "images",
                results.data().trainImages() + " training, " + results.data().validationImages()
                        + " validation, " + results.data().testImages() + " test, "
                        + results.data().height() + "×"
                        + results.data().width()));
        for (int i = 0; i < results.splits().size(); i++) {
            IdentitySides sides = results.splits().get(i);
            facts.add(new Fact("split " + (i + 1) + ", enrolled", String.join(", ", sides.gallery())));
            facts.add(new Fact("split " + (i + 1) + ", strangers", String.join(", ", sides.strangers())));
        }
        results.notes().forEach(note -> facts.add(new Fact("note", note)));
        facts.add(new Fact("checksum", results.data().checksum()));
        facts.add(new Fact(
                "backbone", results.config().model().backbone() + ", " + results.parameters() + " numbers learned"));
        results.summaries().forEach(summary -> facts.add(new Fact(summary.loss(), summary.label())));
        facts.add(new Fact("settings", Json.writeLine(results.config())));
        return facts;
    }
}
