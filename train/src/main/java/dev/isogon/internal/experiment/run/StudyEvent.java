package dev.isogon.internal.experiment.run;

import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.loop.TrainingEvent;

/** What a comparison tells, as it happens, to whoever shows it. */
public sealed interface StudyEvent {

    /**
     * Before the first run.
     *
     * @param runs runs that are left to do
     * @param stepsPerRun steps of one run
     * @param batch images a step
     * @param forecast how long it will take
     */
    record Planned(int runs, int stepsPerRun, int batch, Forecast forecast) implements StudyEvent {}

    /**
     * A run begins, or goes on.
     *
     * @param number from 1, of the runs that are left
     * @param stepsDone steps that were done before an interruption
     */
    record RunStarted(int number, String loss, long seed, int stepsDone) implements StudyEvent {}

    /** Something in training. */
    record Trained(TrainingEvent event) implements StudyEvent {}

    /** Work that is not training begins. */
    record Working(String what) implements StudyEvent {}

    /** A run ended. */
    record RunEnded(int number, RunResult result) implements StudyEvent {}
}
