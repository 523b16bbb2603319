import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, userEvent } from 'storybook/test';
import { ProductToggle, type ProductToggleProps } from './product-toggle.tsx';

const meta = {
  title: 'Subscriptions/ProductToggle',
  component: ProductToggle,
} satisfies Meta<typeof ProductToggle>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Its own state; the arrow keys move the choice. */
export const Ready: Story = {
  args: { onProductChange: fn() },
  play: async ({ canvas, args }) => {
    await expect(canvas.getByRole('radiogroup', { name: 'Product' })).toBeVisible();
    const [meetings, calling] = [
      canvas.getByRole('radio', { name: 'Meetings' }),
      canvas.getByRole('radio', { name: 'Calling' }),
    ];
    await expect(meetings).toBeChecked();
    await userEvent.click(calling);
    await expect(calling).toBeChecked();
    await expect(args.onProductChange).toHaveBeenCalledWith('calling');
    await userEvent.keyboard('{ArrowLeft}');
    await expect(meetings).toBeChecked();
    await expect(meetings).toHaveFocus();
  },
};

function Host({ product: first = 'calling' }: ProductToggleProps) {
  const [product, setProduct] = useState(first);
  return (
    <>
      <ProductToggle product={product} onProductChange={setProduct} />
      <p>{product}</p>
    </>
  );
}

/** The host keeps the choice. */
export const Controlled: Story = {
  render: (args) => <Host {...args} />,
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('radio', { name: 'Calling' })).toBeChecked();
    await userEvent.click(canvas.getByRole('radio', { name: 'Meetings' }));
    await expect(canvas.getByText('meetings')).toBeVisible();
  },
};

/** The host does not take the choice: it stays as it was. */
export const Held: Story = {
  args: { product: 'meetings' },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'Calling' }));
    await expect(canvas.getByRole('radio', { name: 'Meetings' })).toBeChecked();
  },
};

/** A product that this version does not know is shown as the data names it. */
export const ManyProducts: Story = {
  args: { products: ['meetings', 'calling', 'messaging', 'realTimeTranslations', 'holograms'] },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('holograms')).toBeVisible();
  },
};

/** With one product there is nothing to choose. */
export const Empty: Story = {
  args: { products: ['calling'] },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('radiogroup')).toBeNull();
  },
};

export const Italian: Story = { globals: { locale: 'it' } };
export const Narrow: Story = {
  ...ManyProducts,
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 320 }}>
        <Story />
      </div>
    ),
  ],
};
export const Dark: Story = { ...Ready, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...Controlled, globals: { dir: 'rtl' } };
export const DarkRightToLeft: Story = { ...Controlled, globals: { theme: 'dark', dir: 'rtl' } };
export const Arabic: Story = { globals: { locale: 'ar' }, tags: ['!test'] };
