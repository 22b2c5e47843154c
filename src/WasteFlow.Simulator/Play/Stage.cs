using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Frauds;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>
/// Where everything is asked, one act after another: it keeps the clock, gives the ids, mixes in what people do wrong, and writes down
/// what was asked and answered.
/// </summary>
/// <param name="villain">Who commits frauds; null in an honest city.</param>
/// <param name="corrections">Whether people put right what they said.</param>
public sealed class Stage(Town town, IDoors doors, Told told, ActLog log, CancellationToken cancel, Villain? villain = null, bool corrections = false)
{
    private readonly Slips slips = new(town);
    private Corrector? corrector;
    private long number;

    public Town Town { get; } = town;

    public Told Told { get; } = told;

    public Villain? Villain { get; } = villain;

    public Agenda Agenda { get; } = new();

    /// <summary>Who puts right what was said; null where nobody does.</summary>
    public Corrector? Corrector => corrections ? corrector ??= new(this, Town.Seed) : null;

    /// <summary>The simulation's time: never goes back.</summary>
    public Instant Now { get; private set; }

    public long Asked => number;

    public long Refused { get; private set; }

    /// <summary>Answers that the player did not expect: refusals of what he held right, and the other way round.</summary>
    public List<string> Surprises { get; } = [];

    /// <summary>A manifest worth tracing: through a collector to treatment.</summary>
    public ManifestNumber? Example { get; set; }

    public CancellationToken Cancel { get; } = cancel;

    /// <summary>Moves the clock on; a moment before now is now.</summary>
    public void MoveTo(Instant at) => Now = at > Now ? at : Now;

    /// <summary>Asks what the player holds right; null where it was refused all the same.</summary>
    /// <param name="stream">Whose waste it is about; <c>register</c> where it is about none.</param>
    public async Task<Accepted?> Do(Person by, string room, string stream, Func<Guid, Instant, IAct> make)
    {
        var slip = slips.Due(stream);
        if (slip)
        {
            var meant = make(default, Now);
            if (slips.Before(new(by, room, stream, meant, null)) is { } wrong)
            {
                await Wrong(wrong, stream);
                slip = false;
            }
        }

        Tick();
        var act = make(NextId(), Now);
        var answer = await Ask(by, room, Acts.NameOf(act.GetType()), JsonSerializer.SerializeToUtf8Bytes(act, act.GetType(), Wire.Options), stream);
        if (answer.Accepted is null)
        {
            Surprises.Add($"#{number} {Acts.NameOf(act.GetType())} at {room} was refused: {answer.Refused} {answer.Pointer} {answer.Says}");
            return null;
        }

        Told.Coverage.Of(stream).Acts++;
        if (slip && slips.After(new(by, room, stream, act, answer.Accepted)) is { } late)
        {
            await Wrong(late, stream);
        }

        return answer.Accepted;
    }

    private async Task Wrong(Wrong wrong, string stream)
    {
        Tick();
        var body = wrong.Body(NextId(), Now);
        var answer = await Ask(wrong.By, wrong.Room, wrong.Act, body, stream);
        if (answer.Accepted is not null && !wrong.MayPass)
        {
            Surprises.Add($"#{number} {wrong.Act} at {wrong.Room} was taken though wrong ({wrong.Name})");
        }
    }

    private Guid NextId() => ActIds.Of(Town.Seed, ++number);

    private async Task<DoorAnswer> Ask(Person by, string room, string act, byte[] body, string stream)
    {
        var answer = await doors.Ask(by, room, act, body, Now, Cancel);
        if (answer.Accepted is null)
        {
            Refused++;
            Told.Coverage.Of(stream).Refusals++;
        }

        log.Write(number, Now, by, room, act, body, answer.Accepted is not null, answer.Refused);
        return answer;
    }

    /// <summary>Two acts never share a moment.</summary>
    private void Tick() => Now += Duration.FromMilliseconds(1000 + number * 37 % 4000);
}
