package dev.isogon.internal.report.sections;

import dev.isogon.internal.experiment.predictions.NormalizedConfusion;
import dev.isogon.internal.experiment.predictions.NormalizedConfusion.Share;
import dev.isogon.internal.report.page.PageElement;
import java.util.List;
import java.util.Locale;

/** One loss's most frequent mistakes, for more classes than a matrix can show. */
final class FrequentConfusions {

    private static final int MOST = 30;

    private FrequentConfusions() {}

    static PageElement.Ranking of(List<String> classNames, NormalizedConfusion confusion) {
        List<Share> mistaken = confusion.mistaken();
        List<Share> shown = mistaken.subList(0, Math.min(MOST, mistaken.size()));
        String caption = ConfusionTable.caption(confusion)
                + String.format(
                        Locale.ROOT,
                        "; the %d most frequent of %,d mistaken pairs of classes",
                        shown.size(),
                        mistaken.size());
        return new PageElement.Ranking(
                caption,
                shown.stream()
                        .map(each -> new PageElement.Ranked(
                                classNames.get(each.truth()),
                                ConfusionTable.name(classNames, each.predicted()),
                                String.format(
                                        Locale.ROOT,
                                        "%.3f",
                                        (double) each.images() / shown.get(0).images()),
                                String.format(Locale.ROOT, "%,d", each.images()),
                                String.format(Locale.ROOT, "%.1f", 100 * each.share())))
                        .toList());
    }
}
