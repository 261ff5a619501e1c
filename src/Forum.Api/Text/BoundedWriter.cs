using System.Globalization;

namespace Forum.Api.Text;

/// <summary>Refuses what has grown out of all proportion, such as a long address that a short text links to a thousand times.</summary>
sealed class BoundedWriter(int limit) : StringWriter(CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        Reserve(1);
        base.Write(value);
    }

    public override void Write(string? value)
    {
        Reserve(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Reserve(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Reserve(buffer.Length);
        base.Write(buffer);
    }

    void Reserve(int length)
    {
        if (GetStringBuilder().Length + length > limit) throw new TooElaborateException();
    }
}
