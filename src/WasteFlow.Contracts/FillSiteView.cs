using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>The room that is left in a fill site (消纳、回填场): what the register says it still takes, less what it took in since. Cubic metres are decimal text.</summary>
/// <param name="Registered">What it was said to take from <paramref name="Since"/> on, in whole cubic metres.</param>
/// <param name="Since">The day of the register's word.</param>
/// <param name="Received">Cubic metres taken in since, of the loads that were told in cubic metres.</param>
/// <param name="Remaining">What is left of it; below zero where more came than there was room for.</param>
/// <param name="Untold">Loads taken in since whose volume nobody told: they are in none of these figures.</param>
/// <param name="UntoldGrams">Their mass.</param>
public sealed record FillSiteView(SiteId Site, long Registered, LocalDate Since, string Received, string Remaining, int Untold, long UntoldGrams);
