package dev.isogon.internal.report.page;

import dev.isogon.internal.report.figures.Figure;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;

/**
 * One HTML file that needs nothing else; scripts only where there are figures or a choice.
 *
 * @param lead what matters most, on top; a sentence or a paragraph each
 * @param elements what stands below, in this order; figures are not folded and no choice
 */
public record Page(String title, List<String> lead, List<PageElement> elements) {

    /** The templates in src/main/jte, as classes that the build made of them. */
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Page.class.getClassLoader(), "dev.isogon.internal.report.page.template");

    public Page {
        lead = List.copyOf(lead);
        elements = List.copyOf(elements);
    }

    /** The file's text. */
    public String html() {
        StringOutput text = new StringOutput();
        TEMPLATES.render("page.jte", this, text);
        return text.toString();
    }

    /** What its scripts draw. */
    public List<Figure> figures() {
        return elements.stream()
                .filter(PageElement.Chart.class::isInstance)
                .map(chart -> ((PageElement.Chart) chart).figure())
                .toList();
    }

    public boolean hasCharts() {
        return elements.stream().anyMatch(PageElement.Chart.class::isInstance);
    }

    public boolean hasChoices() {
        return elements.stream().anyMatch(PageElement.Choice.class::isInstance);
    }
}
