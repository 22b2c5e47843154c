using NodaTime;
using NodaTime.Text;

namespace WasteFlow.Waste;

/// <summary>
/// The times that the ledger speaks of: 1950-01-01 to 2199-12-31 in UTC. Old heaps reach back decades; what lies outside is a slip of the
/// pen or of a device's clock, and would be a breach of calendars wherever days are counted on from it.
/// </summary>
public static class Times
{
    public static readonly LocalDate First = new(1950, 1, 1);

    public static readonly LocalDate Last = new(2199, 12, 31);

    /// <summary>Null, or <c>time_out_of_range</c>.</summary>
    public static Refused? Objection(LocalDate day, string pointer) => day >= First && day <= Last
        ? null
        : Refused.With(
            "time_out_of_range", pointer,
            ("day", LocalDatePattern.Iso.Format(day)), ("first", LocalDatePattern.Iso.Format(First)), ("last", LocalDatePattern.Iso.Format(Last)));

    /// <summary>As <see cref="Objection(LocalDate, string)"/>, by the day in UTC.</summary>
    public static Refused? Objection(Instant at, string pointer) => Objection(at.InUtc().Date, pointer);
}
