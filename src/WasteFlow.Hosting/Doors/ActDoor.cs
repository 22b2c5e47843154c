using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>What every act's door does: parse → own rules → ask the ledger → answer.</summary>
public sealed class ActDoor(DoorClock clock, FoldRunners runners, ILedgerClient ledger)
{
    /// <summary>How long a filing waits for the ledger, all in all: then the load leaves on a provisional number (practice.md 2.3).</summary>
    public static readonly TimeSpan FilingWaits = TimeSpan.FromSeconds(5);

    private const string LedgerNotThere = "ledger_not_there";

    internal async Task Open<T>(HttpContext context, string room, Preparing<T> prepare) where T : class, IAct
    {
        var name = Acts.NameOf(typeof(T));
        var started = Stopwatch.GetTimestamp();
        using var activity = Telemetry.Source.StartActivity(name);
        var (accepted, refused) = await Judge(context, room, name, prepare);
        activity?.SetTag("wasteflow.refused", refused?.Code).SetTag("wasteflow.line", accepted?.Line);
        Telemetry.Act(room, name, refused?.Code, Stopwatch.GetElapsedTime(started));
        await (accepted is null ? Problem.Answer(context, refused!) : Doors.Answer(context, accepted));
    }

    private async Task<(Accepted? Accepted, Refused? Refused)> Judge<T>(HttpContext context, string room, string name, Preparing<T> prepare)
        where T : class, IAct
    {
        var document = typeof(T) == typeof(AdoptPlan) || typeof(T) == typeof(AdoptTable);
        var body = await Doors.ReadBody(context, document ? Doors.DocumentBytesMax : Doors.BodyBytesMax);
        var (now, unstamped) = await clock.Now(context);
        T? act = null;
        var said = default(JsonElement);
        if ((body.Refused ?? unstamped ?? StrictReader.Read(body.Bytes, out act, out said)) is { } unfit)
        {
            return (null, unfit);
        }

        // A load waits for nobody: what is filed while the ledger gives no answer is judged by what the room has read.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        if (act is FileManifest)
        {
            patience.CancelAfter(FilingWaits);
        }

        var behind = await Doors.CatchUp(context, room, LedgerNotThere, act is FileManifest ? FilingWaits : null);
        if (behind is not null && (behind.Code != LedgerNotThere || act is not FileManifest))
        {
            return (null, behind);
        }

        var by = context.Caller();
        var rule = await prepare(act!, context);
        var runner = runners.Find(room);
        var meant = new Meant<T>(act!, said);
        Judgement Ruled() => runner is null ? Of(Register.Empty) : runner.Read(Of);
        Judgement Of(Register known)
        {
            var register = known.On(Calendar.DayOf(now));
            meant = LeftOn.Read(act!, said, register);
            if (meant.Unfiled is { } unfiled)
            {
                return unfiled;
            }

            var found = rule(meant.Act, register, by, now);
            return found.Refused is not null ? found
                : DoorClock.BeyondBelief(act!, register, by, now) is { } beyond ? beyond
                : Noted(found, DoorClock.Ahead(act!, register, by, now), meant.Note);
        }

        var judgement = Ruled();
        if (behind is not null)
        {
            return (null, judgement.Refused is null ? Left(act!, behind) : behind);
        }

        // A refusal must not rest on folds that are behind, nor a claim on a fact as it no longer stands, nor a note on what the caller has just been granted.
        if ((judgement.Refused is not null || judgement.Claims is not null || judgement.Unread) && runner is not null && await Within(runner.Refresh, false))
        {
            judgement = Ruled();
        }

        // What waits for its filing is not asked, so that the same act can be sent again as soon as there is one.
        if (meant.Unfiled is not null)
        {
            return (null, meant.Unfiled);
        }

        // An objection goes to the ledger too: what was accepted once is not refused to who asks again.
        var actor = new Actor(by.Person, by.Enterprise, judgement.StandInFor);
        var ask = new Ask(name, meant.Said, actor, room, now, judgement.Takes, judgement.Notes, judgement.Refused, judgement.Firm, judgement.Claims, judgement.Ended);
        var answer = await Within(c => ledger.Ask(ask, c), new Answer(act!.ActId, null, new Refused(LedgerNotThere)));
        return (answer.Accepted, judgement.Refused is null ? Left(act!, answer.Refused) : answer.Refused);

        async Task<TAnswer> Within<TAnswer>(Func<CancellationToken, Task<TAnswer>> asked, TAnswer otherwise)
        {
            try
            {
                return await asked(patience.Token);
            }
            catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
            {
                return otherwise;
            }
        }
    }

    private static Judgement Noted(Judgement found, params IEnumerable<Note?> notes) => found with { Notes = [.. found.Notes, .. notes.OfType<Note>()] };

    /// <summary>A lost link stops no truck: what this room has nothing against may leave on a number that is formed without the ledger.</summary>
    private static Refused? Left(IAct act, Refused? refused) => refused?.Code == LedgerNotThere && act is FileManifest
        ? Refused.With("number_provisional", "", ("number", ManifestNumbers.Provisional(act.ActId).Text))
        : refused;
}
