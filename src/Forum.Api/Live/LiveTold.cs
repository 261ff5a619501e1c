using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Forum.Api.Live;

/// <summary>Events as they go over the wire, the same bytes for everybody who sees the same.</summary>
/// <param name="Reason">Why there will be no more; null where it goes on.</param>
/// <param name="Ends">The cut of each event, and where in the bytes it ends.</param>
/// <param name="Through">Whoever has received them knows all up to here.</param>
public sealed record LiveTold(string? Reason, ReadOnlyMemory<byte> Bytes, IReadOnlyList<(long Cut, int End)> Ends, long Through)
{
    /// <summary>So much is written at once: more could not be taken back from somebody who does not read it.</summary>
    const int Portion = 16 * 1024;

    public static LiveTold Ended(string reason, long position) => new(reason, default, [], position);

    public static LiveTold Of(IEnumerable<LiveEvent> events, long through, JsonSerializerOptions json)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var ends = new List<(long, int)>();
        foreach (var told in events)
        {
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {told.Cut}\nevent: {told.Type}\ndata: "), bytes);
            bytes.Write(JsonSerializer.SerializeToUtf8Bytes(told.Data, json));
            bytes.Write("\n\n"u8);
            ends.Add((told.Cut, bytes.WrittenCount));
        }

        return new LiveTold(null, bytes.WrittenMemory, ends, through);
    }

    /// <summary>What somebody lacks who has come to a position, in whole events, and the position that each portion brings them to.</summary>
    public IEnumerable<(ReadOnlyMemory<byte> Bytes, long Cut)> After(long position)
    {
        var begin = 0;
        for (var at = 0; at < Ends.Count; at++)
        {
            var (cut, end) = Ends[at];
            if (cut <= position)
            {
                begin = end;
            }
            else if (end - begin >= Portion || at == Ends.Count - 1)
            {
                yield return (Bytes[begin..end], cut);
                begin = end;
            }
        }
    }
}
