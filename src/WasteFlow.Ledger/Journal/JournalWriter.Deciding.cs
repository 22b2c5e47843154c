using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Journal;

/// <summary>How the writer decides what was taken from the queue; whoever calls holds the gate.</summary>
public sealed partial class JournalWriter
{
    /// <summary>Decides on top of the next batch. Where the store cannot be read, all of that batch's askers are told.</summary>
    private void DecideSafely(IReadOnlyList<Waiting> taken)
    {
        var batch = next ?? new Decided(decided);
        batch.Join(taken);
        try
        {
            var ids = new List<string>(taken.Count);
            foreach (var waiting in taken)
            {
                ids.AddRange(waiting.Asks.Where(static a => a.Act is not null).Select(static a => a.Id));
            }

            var answered = store.FindAnswers(ids);
            foreach (var waiting in taken)
            {
                foreach (var asked in waiting.Asks)
                {
                    Decide(asked, answered, batch);
                }
            }

            decided = batch.Last;
            next = batch;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            state.DropChanges();
            decided = batch.After;
            next = null;
            batch.Fail(fault);
        }
    }

    private void Decide(Prepared asked, IReadOnlyDictionary<string, AnswerRow> answered, Decided batch)
    {
        if (asked.Act is not { } act)
        {
            batch.Reply(asked.Unfit!);
            return;
        }

        if ((batch.Find(asked.Id) ?? latest?.Find(asked.Id) ?? Read(answered, asked.Id)) is { } before)
        {
            batch.Reply(before.Content == asked.Content
                ? before.Answer
                : new Answer(act.ActId, null, Refused.With("act_id_reused", "/actId", ("actId", asked.Id))));
            return;
        }

        var draft = new Draft(state, asked.Ask, batch.Last + 1);
        if (Objection(asked, draft) is { } refused)
        {
            batch.Bind(asked, new Answer(act.ActId, null, refused), null);
            return;
        }

        var line = draft.Close();
        batch.Bind(asked, new Answer(act.ActId, draft.Answer(), null), line);
    }

    /// <summary>An act that a decision cannot cope with is refused by itself, so that its neighbours in the batch do not suffer.</summary>
    private Refused? Objection(Prepared asked, Draft draft)
    {
        try
        {
            return asked.Ask.Objection ?? Decider.ObjectionTo(asked.Act!, draft);
        }
        catch (OverflowException)
        {
            return new Refused("mass_overflow");
        }
        catch (Exception fault) when (fault is ArgumentException or ArithmeticException or NullReferenceException or InvalidCastException)
        {
            Faulted?.Invoke(asked.Id, fault);
            return Refused.With("internal_fault", "", ("trace", asked.Id));
        }
    }

    private static Bound? Read(IReadOnlyDictionary<string, AnswerRow> answered, string id) =>
        answered.TryGetValue(id, out var row)
            ? new(row.Content, Wire.Read<Answer>(row.Body)!)
            : null;
}
