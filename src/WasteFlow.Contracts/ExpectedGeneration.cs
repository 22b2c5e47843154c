using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>What a site said that it generates (产生清单、产废系数、管理计划), span by span, and what it did.</summary>
/// <param name="AsOf">The instant for which alarms are worked out.</param>
/// <param name="Line">The line up to which the bureau has read.</param>
/// <param name="Spans">The earliest first; at most three months each.</param>
public sealed record ExpectedGeneration(Instant AsOf, long Line, IReadOnlyList<ExpectedSpan> Spans);

/// <summary>One code in some whole months.</summary>
/// <param name="Source">Whose word it is: <c>declared</c> (申报) or <c>plan</c> (table A.3 of the management plan).</param>
/// <param name="From">The first of a month.</param>
/// <param name="Declared">Grams that were said for these months.</param>
/// <param name="Generated">Grams that were generated in them, as far as entered.</param>
/// <param name="Alarm">The alarm that is due or open about it; null where the two are near enough.</param>
public sealed record ExpectedSpan(WasteCode Code, string Source, LocalDate From, int Months, long Declared, long Generated, Alarm? Alarm = null);
