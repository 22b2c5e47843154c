using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>
/// People who put right what they said (更正): entries by themselves, receipts with the mover's consent, who refuses some. It throws dice of its own, so that a
/// city without corrections stays as it was.
/// </summary>
public sealed class Corrector(Stage stage, int seed)
{
    private const int EntriesPerMille = 60;
    private const int ReceiptsPerMille = 60;
    private const int DifferencesPerMille = 400;
    private const int RefusedPerMille = 200;

    private readonly Dice dice = new(seed, "corrector");

    /// <summary>How many corrections were posted.</summary>
    public int Posted { get; private set; }

    /// <summary>Perhaps an entry is put right within a day and a half, where nothing of it was touched by then.</summary>
    /// <param name="at">When it is said to have happened.</param>
    public void AfterEntry(Person by, Pile pile, Parcel parcel, long line, Instant at)
    {
        if (dice.Chance(EntriesPerMille))
        {
            Later(30, 2_000, async () =>
            {
                var more = Wrong(parcel.Grams);
                if (pile.IsUntouched(parcel) && await Propose(by, Rooms.Producers, pile, PartyRoles.Holder, line, "/quantity", parcel.Grams + more) is not null)
                {
                    PutRight(at, pile, parcel, Term.Generated, more);
                }
            });
        }
    }

    /// <summary>Whether a stream's mass is in containers, which are counted again and not corrected.</summary>
    public static bool CountsContainers(string stream) => Streams.Of(stream).Store == "itemised";

    /// <summary>Whether the receiver finds that his scale was misread, which he does where it differs much rather than elsewhere.</summary>
    public bool Finds(bool differs) => dice.Chance(differs ? DifferencesPerMille : ReceiptsPerMille);

    /// <summary>The receiver says what his scale should have said, and the mover consents or refuses.</summary>
    /// <param name="more">By how much, in grams; null for any amount.</param>
    /// <param name="term">What the difference comes out of.</param>
    public void AfterReceipt(Person gate, string room, Person mover, Pile pile, Parcel parcel, long line, Instant at, Term term, long? more) => Later(5, 40, async () =>
    {
        var grams = more ?? Wrong(parcel.Grams);
        if (!pile.IsUntouched(parcel) || grams == 0 || await Propose(gate, room, pile, PartyRoles.Receiver, line, "/items/0/quantity", parcel.Grams + grams) is not { } proposed)
        {
            return;
        }

        Later(5, 600, async () =>
        {
            if (!pile.IsUntouched(parcel) || dice.Chance(RefusedPerMille))
            {
                await stage.Do(mover, Rooms.Producers, pile.Stream, (id, now) => new RefuseCorrection(
                    id, now, mover.Enterprise!.Value, PartyRoles.Mover, proposed.Line, "过磅单与申请不符"));
            }
            else if (await stage.Do(mover, Rooms.Producers, pile.Stream, (id, now) => new ConsentToCorrection(id, now, mover.Enterprise!.Value, PartyRoles.Mover, proposed.Line)) is not null)
            {
                PutRight(at, pile, parcel, term, grams);
            }
        });
    });

    private Task<Accepted?> Propose(Person by, string room, Pile pile, string role, long line, string pointer, long grams) => stage.Do(by, room, pile.Stream, (id, now) =>
        new ProposeCorrection(
            id, now, by.Enterprise!.Value, role, line, pointer, JsonSerializer.SerializeToElement(Said.Mass(grams), Wire.Options), "核对过磅单，原记录读数有误", "过磅单（模拟）"));

    private void PutRight(Instant at, Pile pile, Parcel parcel, Term term, long grams)
    {
        stage.Told.PutRight(at, pile, parcel, term, grams);
        Posted++;
    }

    /// <summary>About a twentieth of it more or less, in hundreds of grams.</summary>
    private long Wrong(long grams) => Math.Max(1, grams / 2_000) * 100 * (dice.Chance(500) && grams > 1_000 ? -1 : 1);

    private void Later(int from, int to, Func<Task> what) => stage.Agenda.At(stage.Now + Duration.FromMinutes(dice.Number(from, to)), what);
}
