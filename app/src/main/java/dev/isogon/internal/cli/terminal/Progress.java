package dev.isogon.internal.cli.terminal;

import dev.isogon.internal.cli.text.OptionWords;
import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.Request;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.experiment.run.Forecast;
import dev.isogon.internal.experiment.run.StudyEvent;
import dev.isogon.internal.loop.EpochRecord;
import dev.isogon.internal.loop.StepRecord;
import dev.isogon.internal.report.text.Numbers;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows a comparison as it happens: a line that is drawn over on a terminal, plain lines on a pipe. */
public final class Progress implements Consumer<StudyEvent> {

    private static final long DRAW_NANOS = 200_000_000L;
    private static final long PLAIN_NANOS = 20_000_000_000L;
    private static final int BAR = 16;

    private final Request request;
    private final String shorter;
    private final PrintWriter err;
    private final Terminal terminal;

    private StudyEvent.@Nullable Planned planned;
    private StudyEvent.@Nullable RunStarted run;
    private long begun;
    private long runBegun;
    private long shown;
    private int finished;
    private double skipped;
    private int stepsHere;

    public Progress(CompareRequest request, PrintWriter err, Terminal terminal) {
        this(
                request,
                Protocols.of(request).allowsQuick()
                        ? "--quick, or fewer --epochs, --seeds or --losses"
                        : "fewer --epochs, --seeds or --losses",
                err,
                terminal);
    }

    /** @param shorter what makes it shorter, for whoever finds the forecast too long */
    public Progress(Request request, String shorter, PrintWriter err, Terminal terminal) {
        this.request = request;
        this.shorter = shorter;
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void accept(StudyEvent event) {
        if (event instanceof StudyEvent.Planned plan) {
            planned(plan);
        } else if (event instanceof StudyEvent.RunStarted started) {
            run = started;
            runBegun = System.nanoTime();
            stepsHere = 0;
            skipped += planned == null ? 0 : (double) started.stepsDone() / planned.stepsPerRun();
        } else if (event instanceof StudyEvent.Trained trained) {
            if (trained.event() instanceof StepRecord step) {
                step(step);
            } else if (trained.event() instanceof EpochRecord epoch) {
                epoch(epoch);
            }
        } else if (event instanceof StudyEvent.Working working) {
            working(working.what());
        } else if (event instanceof StudyEvent.RunEnded ended) {
            finished++;
            say(ending(ended));
        }
    }

    /** Takes the drawn line away, so that something else can be printed. */
    public void clear() {
        if (terminal.interactive()) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    private void planned(StudyEvent.Planned plan) {
        planned = plan;
        begun = System.nanoTime();
        Forecast forecast = plan.forecast();
        boolean canBeQuicker =
                !(request instanceof CompareRequest comparison && comparison.quick()) && forecast.seconds() > 120;
        say(String.format(
                Locale.ROOT,
                "%s, %s on this machine (%,.0f images/s).%s",
                Numbers.counted(plan.runs(), "run", "runs"),
                Durations.about(forecast.seconds()),
                forecast.trainedPerSecond(),
                canBeQuicker ? " Shorter: " + shorter + "." : ""));
    }

    private void step(StepRecord step) {
        stepsHere++;
        long now = System.nanoTime();
        if (now - shown < (terminal.interactive() ? DRAW_NANOS : PLAIN_NANOS) || planned == null || run == null) {
            return;
        }
        shown = now;
        int perEpoch = planned.stepsPerRun() / request.train().epochs();
        double done = (double) step.step() / planned.stepsPerRun();
        double rate = stepsHere * (double) planned.batch() / ((now - runBegun) / 1e9);
        double runLeft = (planned.stepsPerRun() - step.step()) * (double) planned.batch() / rate;
        draw(String.format(
                Locale.ROOT,
                "%s%s  epoch %d/%d  batch %d/%d  loss %.4g  scale %.4g  %,.0f img/s  %s left, all %s",
                terminal.interactive() ? bar(done) + " " : "",
                name(),
                step.epoch(),
                request.train().epochs(),
                step.step() - (step.epoch() - 1) * perEpoch,
                perEpoch,
                step.loss(),
                step.scale(),
                rate,
                Durations.clock(runLeft),
                Durations.clock(allLeft(now))));
    }

    private void epoch(EpochRecord epoch) {
        if (terminal.interactive()) {
            return;
        }
        Double validation = epoch.validationAccuracy();
        say(String.format(
                Locale.ROOT,
                "%s  epoch %d/%d  loss %.4g  scale %.4g%s  %.1f s  all %s left",
                name(),
                epoch.epoch(),
                request.train().epochs(),
                epoch.loss(),
                epoch.scale(),
                validation == null ? "" : String.format(Locale.ROOT, "  validation %.2f %%", 100 * validation),
                epoch.seconds(),
                Durations.clock(allLeft(System.nanoTime()))));
    }

    private void working(String what) {
        if (terminal.interactive()) {
            draw((run == null ? "" : name() + "  ") + what + "…");
        }
    }

    private String ending(StudyEvent.RunEnded ended) {
        RunResult result = ended.result();
        return switch (result.status()) {
            case FINISHED ->
                String.format(
                        Locale.ROOT,
                        "%s  train %.2f %%  test %.2f %%  (%.1f s training, %.1f s evaluation)",
                        name(),
                        100 * result.trainAccuracy(),
                        100 * result.testAccuracy(),
                        result.trainSeconds(),
                        result.evaluationSeconds());
            case FAILED -> name() + "  stopped " + failure(result) + ". The others go on";
            case REFUSED -> name() + "  left out: " + failure(result);
        };
    }

    private static String failure(RunResult result) {
        return OptionWords.of(String.valueOf(result.failure()));
    }

    private String name() {
        return run == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "[%d/%d] %s, seed %d",
                        run.number(),
                        planned == null ? run.number() : planned.runs(),
                        run.loss(),
                        run.seed());
    }

    /** Seconds left of everything: the forecast at first, then more and more what was seen. */
    private double allLeft(long now) {
        if (planned == null || run == null) {
            return 0;
        }
        // In runs: what is to do here, and what is done of it; an earlier start's steps are in neither.
        double toDo = planned.runs() - skipped;
        double done = finished - skipped + (double) (run.stepsDone() + stepsHere) / planned.stepsPerRun();
        double elapsed = (now - begun) / 1e9;
        double all = planned.forecast().seconds();
        double seen = done > 0 ? elapsed / done * toDo : all;
        double trust = Math.min(1, done / toDo * 10);
        return Math.max(0, (1 - trust) * all + trust * seen - elapsed);
    }

    private static String bar(double share) {
        int full = (int) Math.round(share * BAR);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }

    private void draw(String line) {
        if (!terminal.interactive()) {
            say(line);
            return;
        }
        int fits = terminal.columns() - 1;
        err.print("\r\u001b[K" + (line.length() > fits ? line.substring(0, fits - 1) + "…" : line));
        err.flush();
    }

    private void say(String line) {
        clear();
        err.println(line);
        err.flush();
    }
}
