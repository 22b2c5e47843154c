using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>An authority approves a transfer, a disposal or a quota (核准、批准). Its quantity becomes an allowance account.</summary>
/// <param name="Kind">A row of <c>schemas/codes/approval-kinds.csv</c>.</param>
/// <param name="Site">The mover's site it is granted to.</param>
/// <param name="Receiver">The receiver it names, if it names one.</param>
/// <param name="Route">The route it sets (运输路线).</param>
/// <param name="Methods">The methods it names; null: any.</param>
/// <param name="Application">The application it decides, if there was one.</param>
/// <param name="Carrier">The carrier it names, if it names one.</param>
/// <param name="Hours">The hours of the day in which loads may go (运输时间); null: any.</param>
/// <param name="Purpose">What the waste is used for, where it stands in for a permit.</param>
public sealed record GrantApproval(
    Guid ActId, Instant HappenedAt, string Approval, string Kind, SiteId Site, IReadOnlyList<string> Codes, Quantity Quantity,
    LocalDate From, LocalDate Until, SiteId? Receiver = null, string? Route = null, bool Simulated = false, IReadOnlyList<string>? Methods = null,
    string? Application = null, EnterpriseId? Carrier = null, HoursOfDay? Hours = null, string? Purpose = null) : IAct;

/// <summary>A part of every day, in China's time; over midnight where it ends before it begins.</summary>
/// <param name="From">The first minute, <c>HH:mm</c>.</param>
/// <param name="Until">The minute it ends before, <c>HH:mm</c>.</param>
public sealed record HoursOfDay(string From, string Until)
{
    /// <summary>Whether both are times of day and not the same.</summary>
    public bool IsSound() => Minute(From) is { } from && Minute(Until) is { } until && from != until;

    public bool Holds(Instant at)
    {
        var time = Calendar.TimeOf(at).TimeOfDay;
        var minute = (time.Hour * 60) + time.Minute;
        return Minute(From) is not { } from || Minute(Until) is not { } until
            || (from < until ? from <= minute && minute < until : from <= minute || minute < until);
    }

    private static int? Minute(string text) =>
        NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text) is { Success: true, Value: var time } ? (time.Hour * 60) + time.Minute : null;
}
