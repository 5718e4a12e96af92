package dev.isogon.internal.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.Answer;
import dev.isogon.Gallery;
import dev.isogon.Model;
import dev.isogon.internal.serve.page.Browser.Look;
import dev.isogon.internal.testing.SharedFiles;
import dev.isogon.metrics.Image;
import dev.isogon.serve.GalleryServer;
import dev.isogon.serve.ServerSettings;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Photographs of people in the page: two on one picture get a box each, and the one that is named is enrolled. */
@Tag("any-jdk")
class PhotographsInBrowserTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void browserIsThere() {
        Assumptions.assumeTrue(Browser.isThere(), "there is no chromium with chromedriver");
    }

    private static Path photograph(String person, int number) {
        return SharedFiles.of("data/lfw_half/images/" + person + "/" + person + "_000" + number + ".jpg");
    }

    private Path together(Path left, Path right) throws IOException {
        BufferedImage one = ImageIO.read(left.toFile());
        BufferedImage other = ImageIO.read(right.toFile());
        BufferedImage both = new BufferedImage(
                one.getWidth() + other.getWidth(),
                Math.max(one.getHeight(), other.getHeight()),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        graphics.drawImage(one, 0, 0, null);
        graphics.drawImage(other, one.getWidth(), 0, null);
        graphics.dispose();
        Path file = folder.resolve("both.png");
        ImageIO.write(both, "png", file.toFile());
        return file;
    }

    @Test
    void eachFaceGetsABoxAndTheOneThatIsNamedIsEnrolled() throws IOException {
        String left = "Abdullah_Gul";
        String right = "Adrien_Brody";
        Path gallery = folder.resolve("people.gallery");
        try (Model model = Model.face();
                Gallery begun = Gallery.open(gallery, model, new Gallery.Keeping(true, null))) {
            begun.enrol(left, Image.of(photograph(left, 1)));
        }
        Path both = together(photograph(left, 2), photograph(right, 1));
        try (GalleryServer server =
                        GalleryServer.start(ServerSettings.local(Map.of("people", gallery), 0), line -> {});
                Browser browser = new Browser(server.uri(), new Look(1280, false, "en"))) {
            browser.open("look");
            browser.choose("#image", both);
            browser.count(".box", 2);
            browser.count(".answer", 2);
            List<WebElement> boxes = browser.all(".box");
            int second = boxes.get(0).getLocation().getX()
                            > boxes.get(1).getLocation().getX()
                    ? 0
                    : 1;
            WebElement image = browser.see(".frame img");
            int middle = image.getLocation().getX() + image.getSize().getWidth() / 2;
            assertThat(boxes.get(1 - second).getLocation().getX()).isLessThan(middle);
            assertThat(boxes.get(second).getLocation().getX()).isGreaterThan(middle);
            WebElement answer = browser.all(".answer").get(second);
            browser.click(boxes.get(second));
            assertThat(browser.focused()).as("the box leads to its answer").isEqualTo(answer);
            String place = ".answer:nth-child(" + (second + 1) + ")";
            browser.type(place + " input", right);
            browser.press(place, "Enrol");
            browser.sees("#said", right + " is enrolled");
            assertThat(answer.findElements(By.cssSelector(".scale"))).hasSize(1);
        }
        try (Model model = Model.face();
                Gallery opened = Gallery.open(gallery, model)) {
            assertThat(opened.subjects()).containsExactly(left, right);
            // The face that was cut out is the right one's: the same photograph is its own best match.
            Answer answer = opened.identify(Image.of(photograph(right, 1)));
            assertThat(answer).isInstanceOfSatisfying(Answer.Known.class, known -> {
                assertThat(known.subject()).isEqualTo(right);
                assertThat(known.score()).isGreaterThan(0.98);
            });
        }
    }
}
