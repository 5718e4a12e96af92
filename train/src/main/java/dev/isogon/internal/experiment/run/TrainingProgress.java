package dev.isogon.internal.experiment.run;

import dev.isogon.internal.loop.StepRecord;
import dev.isogon.metrics.Work;
import java.util.function.Consumer;

/** Tells steps of training, of all runs together, to whoever waits for them. */
public final class TrainingProgress implements Consumer<StudyEvent> {

    private final Work work;
    private long stepsPerRun;
    private long all;
    private long done;

    public TrainingProgress(Work work) {
        this.work = work;
    }

    @Override
    public void accept(StudyEvent event) {
        if (event instanceof StudyEvent.Planned planned) {
            stepsPerRun = planned.stepsPerRun();
            all = planned.runs() * stepsPerRun;
        } else if (event instanceof StudyEvent.RunStarted started) {
            done = (started.number() - 1) * stepsPerRun + started.stepsDone();
        } else if (event instanceof StudyEvent.Trained trained && trained.event() instanceof StepRecord) {
            work.at("training", ++done, all);
        } else if (event instanceof StudyEvent.Working working) {
            work.at(working.what(), done, all);
        }
    }
}
