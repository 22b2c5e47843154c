using NodaTime;
using WasteFlow.Contracts;

namespace WasteFlow.Units.Indicators;

/// <summary>Lines of the register (changes of sites, and papers), and of corrections.</summary>
sealed partial class HandWritten
{
    public void Change(string site, LocalDate from, string? supervisor = null, string? status = null, string[]? tags = null, long? capacity = null) =>
        Add(new ChangeSite(Guid.Empty, Happened, new(site), from, Supervisor: supervisor, Status: status, Tags: tags, DailyCapacity: capacity));

    public void Permit(string permit, string site, LocalDate from, LocalDate until, string? kind = null) =>
        Add(new GrantPermit(Guid.Empty, Happened, permit, new(site), ["HW08"], ["R9"], from, until, Kind: kind));

    public void Insure(string policy, string site, LocalDate from, LocalDate until, string kind = "pollution-liability") =>
        Add(new RegisterInsurance(Guid.Empty, Happened, new("E-" + site), policy, kind, "PICC", from, until));

    public void Sign(string contract, string site, string[] codes, LocalDate from, LocalDate until) =>
        Add(new RegisterContract(Guid.Empty, Happened, new("E-dealer"), contract, "disposal", [new("E-" + site)], codes, from, until));

    public void Serve(string site, params ServiceShare[] shares) => Add(new RegisterServiceArea(Guid.Empty, Happened, new(site), shares));

    /// <summary>A line that puts another one's moves right.</summary>
    public void Correct(long corrected, IReadOnlyList<Move> moves, IReadOnlyList<Move> was, IReadOnlyList<Move> becomes)
    {
        var line = lines[(int)corrected - 1];
        var put = line with
        {
            Number = ++Number,
            Act = "consent-to-correction",
            Lots = [],
            Moves = moves,
            Corrects = new(corrected, line.Act, new(line.Said, was), new(line.Said, becomes)),
        };
        lines.Add(put);
        fold.Apply(put, Documents);
    }

    public void Inspect(string site, LocalDate day, bool passed, string unit = RecordInspection.Producer, string? follows = null)
    {
        Day = day;
        Add(new RecordInspection(Guid.Empty, Happened, new(site), unit, passed, passed ? [] : ["no label"], FollowsUp: follows));
    }
}
