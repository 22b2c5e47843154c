using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// Something that one act only may take (一次性权利): the number of a manifest, the end of a case, the place of a final. A room that judges by a fold cannot know
/// what is being accepted beside it; so it names what the act takes, and the ledger gives each key once.
/// </summary>
/// <param name="Key">What is taken; where it can be had again, with the line that the room saw change it last, e.g. <c>national/20254101000007@12</c>.</param>
/// <param name="Taken">What is told to who comes second. The ledger adds the line that came first (<c>line</c>, <c>at</c>), and its <c>manifest</c>, <c>document</c> and <c>site</c>.</param>
public sealed record Claim(string Key, Refused Taken);
