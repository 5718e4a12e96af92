package dev.isogon.internal.data.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Cards that are drawn until all were drawn, then shuffled anew. */
final class Deck {

    private final int[] cards;
    private final Deque<Integer> left = new ArrayDeque<>();

    /** @param cards different numbers, at least one; it is not changed */
    Deck(int[] cards) {
        this.cards = cards.clone();
    }

    /** Draws so many, none twice while there are others. */
    List<Integer> draw(int count, Random random) {
        List<Integer> drawn = new ArrayList<>();
        while (count - drawn.size() >= cards.length) {
            shuffle(random);
            for (int card : cards) {
                drawn.add(card);
            }
        }
        int different = count - drawn.size();
        if (left.size() < different) {
            shuffle(random);
            for (int card : cards) {
                left.addLast(card);
            }
        }
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> again = new ArrayDeque<>();
        while (seen.size() < different) {
            int card = left.removeFirst();
            if (seen.add(card)) {
                drawn.add(card);
            } else {
                again.addFirst(card);
            }
        }
        again.forEach(left::addFirst);
        return drawn;
    }

    /** Fisher and Yates. */
    private void shuffle(Random random) {
        for (int i = 0; i < cards.length - 1; i++) {
            int other = i + random.nextInt(cards.length - i);
            int card = cards[i];
            cards[i] = cards[other];
            cards[other] = card;
        }
    }
}
