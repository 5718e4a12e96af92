package dev.isogon.internal.experiment.split;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.metrics.SettingsException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is said of test images of identities that training does not have, where only known classes can be judged. */
public final class UnseenTest {

    private UnseenTest() {}

    /** How many there are, and what judges them; empty where there are none. */
    static Optional<String> sentence(ImageSet test, ImageSet known) {
        int others = test.size() - known.size();
        return others == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%,d of %,d test images are of %s that training does not have, for which there is no"
                                + " closed-set figure: they are not judged here. isogon evaluate judges a trained model"
                                + " on the test part, and isogon compare does by %s",
                        others,
                        test.size(),
                        counted(identities(test) - identities(known)),
                        Setting.to("protocol", "open")));
    }

    /**
     * Refuses to judge by known classes where the data's test part has none.
     *
     * @throws SettingsException naming the protocol that does
     */
    public static void check(String protocol, Dataset data, Images images) {
        ImageSet test = data.test().orElse(images.test());
        if (test.size() > 0 && images.test().size() == 0) {
            throw new SettingsException(
                    "protocol",
                    String.format(
                            Locale.ROOT,
                            "%s judges on images of the classes that were trained on, but the test part of %s has none: its"
                                    + " %,d images are of %s that training does not have; %s judges on those",
                            protocol,
                            data.name(),
                            test.size(),
                            counted(identities(test)),
                            Setting.to("protocol", "open")));
        }
    }

    static String counted(long identities) {
        return identities == 1 ? "1 identity" : String.format(Locale.ROOT, "%,d identities", identities);
    }

    static long identities(ImageSet images) {
        return IntStream.of(images.labels()).distinct().count();
    }
}
